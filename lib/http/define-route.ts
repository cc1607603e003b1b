import "server-only";
import { randomUUID } from "node:crypto";
import { failureOf } from "@/lib/actions/failure-of";
import type { Person } from "@/lib/actor";
import { requirePerson } from "@/lib/auth/session";
import { AppError, toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { isUuid } from "@/lib/uuid";
import type { Role } from "@/lib/vocabulary";

interface RouteDefinition<Parameters, Data> {
  name: string;
  roles: readonly Role[];
  handler: (request: { searchParams: URLSearchParams; params: Parameters }, person: Person) => Promise<Data>;
}

const personal = { "cache-control": "private, no-store" };

type Handler<Parameters> = (request: Request, context: { params: Promise<Parameters> }) => Promise<Response>;

/** The only way to make a GET handler that reads for a signed-in person: session, role, handler, JSON, one catch. */
export function defineRoute<Parameters, Data>(definition: RouteDefinition<Parameters, Data>): Handler<Parameters> {
  return guarded(definition, (data) => Response.json(data, { headers: personal }));
}

interface Download {
  name: string;
  /** In bytes; null where it is not known. */
  size: number | null;
  /** Of what we have written ourselves. */
  contentType?: string;
  body: ReadableStream<Uint8Array>;
}

/** The same for a file that is streamed through. It is always saved, never shown: nobody knows what is in it. */
export function defineDownload<Parameters>(definition: RouteDefinition<Parameters, Download>): Handler<Parameters> {
  return guarded(definition, ({ name, size, contentType, body }) => {
    const headers = {
      ...personal,
      "content-type": contentType ?? "application/octet-stream",
      // RFC 6266: the name in plain letters, and as it is.
      "content-disposition": `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, "_")}`,
      ...(size !== null && { "content-length": String(size) }),
    };
    return new Response(body, { headers });
  });
}

/**
 * The same for a document that others wrote, for a frame on our own pages: its policy makes a stranger of it, without
 * scripts and without our origin. `next.config.mjs` lets it be framed, `proxy.ts` adds nothing to its policy.
 */
export function defineDocument<Parameters>(
  definition: RouteDefinition<Parameters, { html: string; policy: string }>,
): Handler<Parameters> {
  return guarded(definition, ({ html, policy }) => {
    const headers = {
      ...personal,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `${policy}; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`,
    };
    return new Response(html, { headers });
  });
}

/**
 * The same for a stream of server-sent events. No proxy may keep it, nor gather or compress it on its way: Next's own
 * compression and nginx are told so.
 */
export function defineEvents<Parameters>(
  definition: RouteDefinition<Parameters, ReadableStream<Uint8Array>>,
): Handler<Parameters> {
  const headers = {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "private, no-store, no-transform",
    "x-accel-buffering": "no",
    // Its connection ends with it, so that a process that stops does not wait for what else might come.
    connection: "close",
  };
  return guarded(definition, (body) => new Response(body, { headers }));
}

function guarded<Parameters, Data>(
  definition: RouteDefinition<Parameters, Data>,
  answer: (data: Data) => Response,
): Handler<Parameters> {
  return async (request, context) => {
    const reference = randomUUID();
    try {
      const person = await requirePerson(definition.roles, reference);
      const ask = { searchParams: new URL(request.url).searchParams, params: await context.params };
      return answer(await definition.handler(ask, person));
    } catch (thrown) {
      const error = toAppError(thrown);
      const level = error.code === "internal" ? "error" : "debug";
      logger()[level]({ route: definition.name, reference, err: error }, "request failed");
      return Response.json({ error: failureOf(error, reference) }, { status: error.status, headers: personal });
    }
  };
}

/** @throws AppError `account_not_found` for what cannot be an id at all */
export function accountIdOf(params: { accountId: string }): string {
  if (!isUuid(params.accountId)) throw new AppError("account_not_found");
  return params.accountId;
}

/** @throws AppError `ticket_not_found` for what cannot be an id at all */
export function ticketOf(params: { accountId: string; threadId: string }): { accountId: string; threadId: string } {
  const { accountId, threadId } = params;
  if (!isUuid(accountId) || threadId.includes("\0")) throw new AppError("ticket_not_found");
  return { accountId, threadId };
}

/** @throws AppError `ticket_not_found` for what cannot be an id at all */
export function messageOf(params: { accountId: string; threadId: string; messageId: string }) {
  if (params.messageId.includes("\0")) throw new AppError("ticket_not_found");
  return { ...ticketOf(params), messageId: params.messageId };
}

/** @throws AppError `attachment_not_found`, `ticket_not_found` for what cannot be an id at all */
export function attachmentOf(params: { accountId: string; threadId: string; attachmentId: string }) {
  if (params.attachmentId.includes("\0")) throw new AppError("attachment_not_found");
  return { ...ticketOf(params), attachmentId: params.attachmentId };
}
