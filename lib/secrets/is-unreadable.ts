import { type AppError, isAppError } from "@/lib/errors/app-error";

/** Whether a stored secret could not be opened: its key is missing, which may come back, or it was altered, for good. */
export function isUnreadable(error: unknown): error is AppError {
  return isAppError(error, "encryption_key_missing") || isAppError(error, "sealed_value_unreadable");
}
