import type { ErrorDetails } from "./error-details";
import { type ErrorCode, errorTable, type RetryPolicy } from "./error-table";

/** The one error that crosses our own boundaries; `code` decides everything, texts decide nothing. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, options: { cause?: unknown; details?: ErrorDetails } = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }

  /** HTTP status of an answer that reports this error. */
  get status(): number {
    return errorTable[this.code].status;
  }

  get retry(): RetryPolicy {
    return errorTable[this.code].retry;
  }

  /** The sentence a person sees: what happened and what it means. */
  get sentence(): string {
    return errorTable[this.code].message(this.details);
  }

  /** What to do next, one to three steps. */
  get advice(): string[] {
    return errorTable[this.code].advice(this.details);
  }
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/**
 * Any thrown value as an `AppError`, with the original as its cause: a database that cannot be reached is
 * `database_unavailable`, everything else that is not ours already is `internal`.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(isDatabaseAway(error) ? "database_unavailable" : "internal", { cause: error });
}

/**
 * Codes of the database driver and of PostgreSQL (SQLSTATE classes 08, 53 and 57P) for a server that is away,
 * ending, starting or full. Calls to Mirakl never get here with such a code: they are `AppError`s by then.
 */
const awayCodes = /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_\w+|08\w{3}|53\w{3}|57P0[1-5])$/;

function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && awayCodes.test(cause.code)) return true;
  }
  return false;
}
