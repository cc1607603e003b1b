import { Agent, fetch, type Response as UndiciResponse } from "undici";
import { AppError } from "@/lib/errors/app-error";
import type { AddressPolicy } from "./address-policy";
import { type BodyBounds, boundedBody } from "./bounded-body";
import { guardedLookup, type ResolveHost, resolveHost } from "./guarded-lookup";
import { toNetworkError } from "./network-error";

/** One call to the outside. The answer's body is complete when the promise resolves. */
export type OutgoingFetch = (
  url: URL,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    signal?: AbortSignal;
    /** For all of it, from the lookup of the name to the end of the body. Default 10 s. */
    timeoutMs?: number;
    /** An answer that is larger is refused. Default 1 MB. */
    maxBodyBytes?: number;
  },
) => Promise<Response>;

export interface GuardedFetch extends OutgoingFetch {
  /**
   * The same, but a body of an answer with status 200 is read as it comes: `timeoutMs` ends before its first byte. From
   * then on it breaks off after 15 s without a piece of it, or after ten minutes.
   */
  stream: OutgoingFetch;
  /** Ends its connections, and calls that are still under way with them. */
  close(): Promise<void>;
}

/** A call that has ended. */
export interface FinishedCall {
  host: string;
  /** Class of the status, such as `2xx`, or `none` when no answer came. */
  outcome: string;
  durationMs: number;
}

export interface GuardedFetchOptions {
  /** Told about every call that left the product. */
  onCall?: (call: FinishedCall) => void;
  policy: AddressPolicy;
  lookup?: ResolveHost;
  /** Certificates to trust instead of the public ones, PEM. */
  ca?: string;
  maxBodyBytes?: number;
  connectTimeoutMs?: number;
  /** Other bounds for streamed bodies. */
  streamedWithin?: { idleMs: number; totalMs: number };
}

const defaultTimeoutMs = 10_000;
const maxStreamedBytes = 64_000_000;
/** For 64 MB through a line of 1 Mbit/s. */
const streamedWithin = { idleMs: 15_000, totalMs: 10 * 60_000 };
const bodylessStatuses = [204, 205, 304];

/**
 * The only way out of the product. Addresses are held against the policy as written and again as resolved, for each
 * new connection; redirects are answers and never followed; bodies are bounded; proxies of the environment are not
 * used, because they would resolve names out of our sight.
 *
 * Its function throws AppError `address_not_allowed`, `address_not_found`, `connection_refused`, `connection_failed`,
 * `connection_timed_out`, `tls_failed` or, for an answer that is too large or not HTTP, `mirakl_malformed_response`.
 * When the caller's signal ends the call, it throws the signal's reason (its timeout as `connection_timed_out`).
 */
export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const { policy, lookup = resolveHost, ca, maxBodyBytes = 1_000_000, connectTimeoutMs = defaultTimeoutMs } = options;
  const agent = new Agent({
    connect: { lookup: guardedLookup({ policy, lookup }), timeout: connectTimeoutMs, ...(ca && { ca }) },
  });

  const guardedFetch: OutgoingFetch = async (url, init) => {
    policy.requireAllowedUrl(url);
    const { method, headers, body, signal, timeoutMs = defaultTimeoutMs } = init;
    const bound = { host: url.host, maxBodyBytes: init.maxBodyBytes ?? maxBodyBytes };
    const deadline = startDeadline(timeoutMs, signal);
    const startedAt = performance.now();
    let outcome = "none";
    try {
      const response = await fetch(url, {
        dispatcher: agent,
        method,
        headers: { "user-agent": "Latchkey", ...headers },
        redirect: "manual",
        signal: deadline.signal,
        ...(body !== undefined && { body }),
      });
      outcome = `${Math.floor(response.status / 100)}xx`;
      return await readAnswer(response, bound);
    } catch (error) {
      if (deadline.signal.aborted) throw deadline.toError(url.host);
      throw toNetworkError(error, { host: url.host, timeoutSeconds: connectTimeoutMs / 1_000 }) ?? error;
    } finally {
      deadline.clear();
      options.onCall?.({ host: url.host, outcome, durationMs: performance.now() - startedAt });
    }
  };
  const stream: OutgoingFetch = async (url, init) => {
    policy.requireAllowedUrl(url);
    const { method, headers, signal, timeoutMs = defaultTimeoutMs } = init;
    const deadline = startDeadline(timeoutMs, signal);
    try {
      const sent = {
        dispatcher: agent,
        method,
        headers: { "user-agent": "Latchkey", ...headers },
        redirect: "manual",
      } as const;
      const response = await fetch(url, { ...sent, signal: deadline.signal });
      if (response.status !== 200) return await readAnswer(response, { host: url.host, maxBodyBytes });
      const { maxBodyBytes: maxBytes = maxStreamedBytes } = init;
      return openAnswer(response, { maxBytes, ...streamedWithin, ...options.streamedWithin, abort: deadline.abort });
    } catch (error) {
      if (deadline.signal.aborted) throw deadline.toError(url.host);
      throw toNetworkError(error, { host: url.host, timeoutSeconds: connectTimeoutMs / 1_000 }) ?? error;
    } finally {
      deadline.clear();
    }
  };
  return Object.assign(guardedFetch, { stream, close: () => agent.destroy() });
}

/** An answer whose body comes as it is read. */
function openAnswer(response: UndiciResponse, bounds: BodyBounds): Response {
  const body = response.body as ReadableStream<Uint8Array> | null;
  const headers = new Headers([...response.headers]);
  // Both speak of the body as it was sent, and it is unpacked by now.
  if (headers.has("content-encoding")) headers.delete("content-length");
  headers.delete("content-encoding");
  return new Response(body && boundedBody(body, bounds), { status: 200, headers });
}

/** Reads the body to its end, as a standard Response that no connection hangs on. */
async function readAnswer(response: UndiciResponse, bound: { host: string; maxBodyBytes: number }): Promise<Response> {
  const refuse = (reason: string, isTooLarge = false) =>
    new AppError("mirakl_malformed_response", {
      details: { host: bound.host, status: response.status, reason, ...(isTooLarge && { isTooLarge }) },
    });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > bound.maxBodyBytes) throw refuse(`it is larger than ${Math.round(bound.maxBodyBytes / 1_000)} kB`, true);
    chunks.push(chunk);
  }
  if (response.status > 599) throw refuse("its status is not one of HTTP");
  const headers = new Headers([...response.headers]);
  // They speak of the body as it was sent, and it is unpacked by now.
  headers.delete("content-encoding");
  headers.delete("content-length");
  const isBodyless = bodylessStatuses.includes(response.status);
  return new Response(isBodyless ? null : Buffer.concat(chunks), { status: response.status, headers });
}

/** One signal for our own time limit and the caller's. */
function startDeadline(timeoutMs: number, callerSignal: AbortSignal | undefined) {
  const controller = new AbortController();
  const startedAt = performance.now();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  const onCallerAbort = () => controller.abort(callerSignal?.reason);
  if (callerSignal?.aborted) onCallerAbort();
  callerSignal?.addEventListener("abort", onCallerAbort, { once: true });
  return {
    signal: controller.signal,
    abort: () => controller.abort(),
    toError(host: string): unknown {
      const timedOut = (timeoutSeconds: number) =>
        new AppError("connection_timed_out", { details: { host, timeoutSeconds } });
      if (!callerSignal?.aborted) return timedOut(timeoutMs / 1_000);
      const isTimeout = callerSignal.reason instanceof DOMException && callerSignal.reason.name === "TimeoutError";
      return isTimeout ? timedOut(Math.round((performance.now() - startedAt) / 1_000)) : callerSignal.reason;
    },
    clear(): void {
      clearTimeout(timer);
      callerSignal?.removeEventListener("abort", onCallerAbort);
    },
  };
}
