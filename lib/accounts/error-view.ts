import { AppError } from "@/lib/errors/app-error";
import type { ErrorDetails } from "@/lib/errors/error-details";
import { type ErrorCode, errorTable } from "@/lib/errors/error-table";
import type { ErrorView } from "./account-view";

/** An error as a person sees it. */
export function errorView(error: AppError): ErrorView {
  const { retryAfterSeconds } = error.details;
  return {
    code: error.code,
    message: error.sentence,
    advice: error.advice,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

interface StoredError {
  lastErrorCode: string | null;
  lastErrorDetails: ErrorDetails | null;
}

/** An error that was stored as code and details; a code that another version wrote reads as `internal`. */
export function storedError({ lastErrorCode: code, lastErrorDetails: details }: StoredError): AppError | null {
  return code ? new AppError(isErrorCode(code) ? code : "internal", { details: details ?? {} }) : null;
}

export function storedErrorView(stored: StoredError): ErrorView | null {
  const error = storedError(stored);
  return error && errorView(error);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}
