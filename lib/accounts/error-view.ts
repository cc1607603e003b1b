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

/** The view of an error that was stored as code and details; a code that an older version wrote reads as `internal`. */
export function storedErrorView(code: string | null, details: ErrorDetails | null): ErrorView | null {
  if (!code) return null;
  return errorView(new AppError(isErrorCode(code) ? code : "internal", { details: details ?? {} }));
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}
