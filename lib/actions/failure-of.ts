import type { AppError } from "@/lib/errors/app-error";
import type { ActionFailure } from "./action-result";

/** What a person may see of an error. */
export function failureOf(error: AppError, reference: string): ActionFailure {
  const { fieldErrors, retryAfterSeconds, accountId } = error.details;
  return {
    code: error.code,
    message: error.sentence,
    advice: error.advice,
    reference,
    ...(fieldErrors && { fieldErrors }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(accountId && { accountId }),
  };
}
