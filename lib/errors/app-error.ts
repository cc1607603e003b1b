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

/** Any thrown value as an `AppError`: what is not one already becomes `internal` with the original as its cause. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError("internal", { cause: error });
}
