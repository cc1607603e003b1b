import { AppError } from "@/lib/errors/app-error";
import type { ErrorDetails } from "@/lib/errors/error-details";
import { type ErrorCode, errorTable } from "@/lib/errors/error-table";
import type { ErrorView } from "./account-view";

/** An error as a person sees it, thrown or only remembered. */
export function errorView({ code, details }: Pick<AppError, "code" | "details">): ErrorView {
  const { retryAfterSeconds } = details;
  const { message, advice } = errorTable[code];
  return {
    code,
    message: message(details),
    advice: advice(details),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

interface StoredError {
  lastErrorCode: string | null;
  lastErrorDetails: ErrorDetails | null;
}

/** An error that was stored as code and details; a code that another version wrote reads as `internal`. */
export function storedError(stored: StoredError): AppError | null {
  const read = readStored(stored);
  return read && new AppError(read.code, { details: read.details });
}

/** The same as a person sees it; of the many in a table none is made into an error, which would trace where it was. */
export function storedErrorView(stored: StoredError): ErrorView | null {
  const read = readStored(stored);
  return read && errorView(read);
}

function readStored({ lastErrorCode: code, lastErrorDetails: details }: StoredError) {
  return code ? { code: isErrorCode(code) ? code : ("internal" as const), details: details ?? {} } : null;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}
