import { findAccount } from "@/db/queries/accounts";
import type { BulkClaim, BulkResult } from "@/db/queries/bulk-claims";
import { refreshToken } from "@/lib/accounts/refresh-token";
import { removeAccount } from "@/lib/accounts/remove-account";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { verifyUnwatched } from "@/lib/accounts/verify-account";
import type { Person } from "@/lib/actor";
import { type AppError, toAppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { verifyImportRow } from "@/lib/imports/verify-import-row";
import { logger } from "@/lib/logger";
import type { BulkSkipReason } from "@/lib/vocabulary";
import { findRunPerson } from "./find-run-person";
import { tagAccountOfRun } from "./tag-next-accounts";

const skippedFor: Partial<Record<ErrorCode, BulkSkipReason>> = {
  account_not_found: "removed",
  account_revoked: "revoked",
  account_not_renewable: "api_key",
  account_not_revocable: "client_credentials",
  refresh_token_missing: "no_refresh_token",
};

/**
 * Does to one account what its run is for, through the same verb as a person's button. Nothing is thrown: what fails
 * here is this account's result alone.
 * @returns the result, and the error behind it for breaker and pace
 */
export async function performBulkAccount(claim: BulkClaim): Promise<{ result: BulkResult; error: AppError | null }> {
  const person = await findRunPerson(claim.run);
  if (claim.run.cancelledAt) return skipped("cancelled");
  if (!person) return skipped("no_rights");
  try {
    return { result: await perform(claim, person), error: null };
  } catch (thrown) {
    const error = toAppError(thrown);
    const reason = skippedFor[error.code];
    if (reason) return skipped(reason);
    const { runId, position } = claim.item;
    if (error.code === "internal") logger().error({ runId, position, err: error }, "account of a run failed");
    return { result: { outcome: "failed", code: error.code, details: error.details }, error };
  }
}

const skipped = (reason: BulkSkipReason) => ({ result: { outcome: "skipped", reason } as const, error: null });

/**
 * A process that ends in the middle leaves the account to another one, which does it once more: a refresh only while
 * the token is the one that was selected, and of what was removed or revoked meanwhile the first was the one who did it.
 */
async function perform({ item, run }: BulkClaim, person: Person): Promise<BulkResult> {
  const { accountId, attempts } = item;
  if (run.kind === "import") return verifyImportRow(item, person);
  if (accountId === null) return { outcome: "skipped", reason: "removed" };
  switch (run.kind) {
    case "verify": {
      const failure = await verifyUnwatched({ accountId }, person);
      if (failure) throw failure;
      return { outcome: "done" };
    }
    case "refresh":
      await refreshToken({ accountId, version: item.version ?? 1 }, person);
      return { outcome: "done" };
    case "revoke": {
      const account = await findAccount(accountId);
      if (account?.revokedAt && attempts === 1) return { outcome: "skipped", reason: "revoked" };
      await revokeAccess({ accountId, reason: run.reason, confirmation: account?.name }, person);
      return { outcome: "done" };
    }
    case "remove":
      if (attempts > 1 && !(await findAccount(accountId))) return { outcome: "done" };
      await removeAccount({ accountId }, person);
      return { outcome: "done" };
    case "tag":
    case "untag":
      return tagAccountOfRun(run, accountId);
    case "export":
      throw new Error("an export is not done account by account");
  }
}
