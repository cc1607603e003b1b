import "server-only";
import { randomUUID } from "node:crypto";
import { failureOf } from "@/lib/actions/define-action";
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

/** The only way to make a GET handler that reads for a signed-in person: session, role, handler, JSON, one catch. */
export function defineRoute<Parameters, Data>(
  definition: RouteDefinition<Parameters, Data>,
): (request: Request, context: { params: Promise<Parameters> }) => Promise<Response> {
  return async (request, context) => {
    const reference = randomUUID();
    try {
      const person = await requirePerson(definition.roles, reference);
      const ask = { searchParams: new URL(request.url).searchParams, params: await context.params };
      return Response.json(await definition.handler(ask, person), { headers: personal });
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
