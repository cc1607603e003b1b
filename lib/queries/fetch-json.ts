import type { ActionFailure } from "@/lib/actions/action-result";
import { secondMs } from "@/lib/clock";

const timeoutSeconds = 10;

/** A read that failed: with what the server says about it, or without when no answer came. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  /** Null when no answer came. */
  readonly status: number | null;
  readonly failure: Omit<ActionFailure, "code" | "reference"> & Partial<ActionFailure>;

  constructor(status: number | null, failure: RequestError["failure"], cause?: unknown) {
    super(failure.message, { cause });
    this.status = status;
    this.failure = failure;
  }
}

/**
 * Reads JSON from one of our own GET handlers.
 * @param signal aborts the read; what it throws then is the signal's own reason
 * @throws {RequestError} when the server answers a failure, something else than JSON, or nothing within 10 s
 */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const timeout = AbortSignal.timeout(timeoutSeconds * secondMs);
  try {
    const response = await fetch(path, {
      headers: { accept: "application/json" },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const body: unknown = await response.json();
    if (response.ok) return body as T;
    throw new RequestError(response.status, failureIn(body) ?? unknownFailure(response.status));
  } catch (error) {
    if (error instanceof RequestError || signal?.aborted) throw error;
    throw new RequestError(null, timeout.aborted ? tooSlow : unreachable, error);
  }
}

function failureIn(body: unknown): ActionFailure | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body;
  return typeof error === "object" && error !== null && "code" in error && "message" in error
    ? (error as ActionFailure)
    : null;
}

const unknownFailure = (status: number) => ({
  message: `The server answered ${status}. Nothing was changed.`,
  advice: ["Try again."],
});
const tooSlow = {
  message: `The server did not answer within ${timeoutSeconds} s. Nothing was changed.`,
  advice: ["Try again."],
};
const unreachable = {
  message: "The server cannot be reached. Nothing was changed.",
  advice: ["Check your connection, then try again."],
};
