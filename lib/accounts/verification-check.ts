import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { type CheckName, checkLabels, type Environment, environmentLabels } from "@/lib/vocabulary";
import type { VerificationCheck } from "./account-view";
import { errorView } from "./error-view";

type Field = NonNullable<VerificationCheck["field"]>;

/** The form field that a failure points at, whatever check it ends. */
const fieldsByCode: Partial<Record<ErrorCode, Field>> = {
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

export function passed(name: CheckName, detail: string, durationMs: number | null): VerificationCheck {
  return { name, state: "passed", detail, durationMs, error: null, field: null };
}

export function failed(name: CheckName, error: AppError, durationMs: number): VerificationCheck {
  // No connection could be made: of all that was typed only the address can be the cause.
  const field = fieldsByCode[error.code] ?? (name === "address" ? "baseUrl" : null);
  return { name, state: "failed", detail: error.sentence, durationMs, error: errorView(error), field };
}

/** The credentials work, but their role does not reach this far. */
export function limited(name: CheckName, detail: string, error: AppError, durationMs: number): VerificationCheck {
  const { host, status, theirWords } = error.details;
  const missing = new AppError("mirakl_permission_missing", {
    cause: error,
    details: { ...(host && { host }), ...(status && { status }), ...(theirWords && { theirWords }) },
  });
  return { name, state: "limited", detail, durationMs, error: errorView(missing), field: null };
}

export function skipped(name: CheckName, detail: string): VerificationCheck {
  return { name, state: "skipped", detail, durationMs: null, error: null, field: null };
}

/** The checks that a failed one makes pointless. */
export function skippedAfter(failedCheck: CheckName, names: readonly CheckName[]): VerificationCheck[] {
  return names.map((name) => skipped(name, `Not run, because ${checkLabels[failedCheck]} failed`));
}

/** The same error, with the environment in it, which what talks to Mirakl does not know. */
export function inEnvironment(error: AppError, environment: Environment): AppError {
  const details = { ...error.details, environmentLabel: environmentLabels[environment] };
  return new AppError(error.code, { cause: error.cause, details });
}
