import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { type CheckName, checkLabels } from "@/lib/vocabulary";
import type { VerificationCheck } from "../account-view";
import { errorView } from "../error-view";

/** One finished step of a verification: what people see of it, and the error behind it. */
export interface CheckResult {
  check: VerificationCheck;
  error: AppError | null;
}

/** The form field that a failure points at, whichever check it ends. */
const fieldsByCode: Partial<Record<ErrorCode, VerificationCheck["field"]>> = {
  mirakl_credentials_rejected: "apiKey",
  mirakl_client_rejected: "clientSecret",
  mirakl_client_not_allowed: "clientId",
  mirakl_grant_expired: "clientSecret",
  mirakl_audience_rejected: "companyId",
  mirakl_token_rejected: "environment",
  mirakl_environment_mismatch: "environment",
  mirakl_shop_not_found: "shopId",
  mirakl_other_shop: "shopId",
  mirakl_not_an_instance: "baseUrl",
};

export function passed(name: CheckName, detail: string, durationMs: number): CheckResult {
  return { check: { name, state: "passed", detail, durationMs, error: null, field: null }, error: null };
}

export function failed(name: CheckName, error: AppError, durationMs: number): CheckResult {
  // Without a connection, only the address of all that was typed can be the cause.
  const field = fieldsByCode[error.code] ?? (name === "address" ? "baseUrl" : null);
  const check = { name, state: "failed", detail: error.sentence, durationMs, error: errorView(error), field } as const;
  return { check, error };
}

/** The credentials work, but their role does not reach this far: `refusal` is what the marketplace answered. */
export function limited(name: CheckName, detail: string, refusal: AppError, durationMs: number): CheckResult {
  const error = new AppError("mirakl_permission_missing", { cause: refusal, details: refusal.details });
  return { check: { name, state: "limited", detail, durationMs, error: errorView(error), field: null }, error };
}

export function skipped(name: CheckName, detail: string): CheckResult {
  return { check: { name, state: "skipped", detail, durationMs: null, error: null, field: null }, error: null };
}

/** A check that an earlier one made pointless. */
export function skippedAfter(failedCheck: CheckName, name: CheckName): CheckResult {
  return skipped(name, `Not run, because ${checkLabels[failedCheck]} failed`);
}
