import { saveCheckFailure } from "@/db/queries/account-failures";
import { insertHistoryEntry } from "@/db/queries/account-history";
import type { PollClaim } from "@/db/queries/account-polls";
import { type AccountRow, findAccount, updateVerifiedAccount } from "@/db/queries/accounts";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { planRefreshNow } from "@/db/queries/refresh-leases";
import { noFailure } from "@/lib/accounts/no-failure";
import { isRenewable } from "@/lib/accounts/to-account-view";
import type { AppError } from "@/lib/errors/app-error";

/**
 * What a failed routine call means for its account. A rejected key asks for a person. A rejected token is renewed
 * first, because Mirakl may have ended it early; only one that is new and refused all the same asks for a person.
 * Missing rights stop the pulling. What passes shows on key accounts, which nothing else would tell of.
 */
export async function storePollFailure(claim: PollClaim, error: AppError): Promise<void> {
  const { account } = claim;
  await inTransaction(async (on) => {
    switch (error.code) {
      case "mirakl_credentials_rejected":
        return saveFailure(account, error, true, on);
      case "mirakl_token_rejected":
        if (isRenewable(account) && !wasRenewedInVain(claim)) return planRefreshNow(account, on);
        return saveFailure(account, error, true, on);
      case "mirakl_permission_missing":
        return void (await updateVerifiedAccount(fenceOf(account), { limitedRights: "messages" }, on));
      default:
        if (account.authenticationMethod === "api_key") await saveFailure(account, error, false, on);
    }
  });
}

/** The token was issued after one before it had been refused: another one would not help either. */
function wasRenewedInVain({ account, poll }: PollClaim): boolean {
  if (poll.lastErrorCode !== "mirakl_token_rejected" || !poll.lastErrorAt || !account.issuedAt) return false;
  return account.issuedAt > poll.lastErrorAt;
}

/** A key that works again stops being in trouble, and its history says so. */
export async function clearPollFailure(seen: AccountRow): Promise<void> {
  if (seen.authenticationMethod !== "api_key" || seen.failureCount === 0) return;
  await inTransaction(async (on) => {
    const account = await findAccount(seen.id, on);
    if (!account || account.failureCount === 0 || account.version !== seen.version) return;
    await updateVerifiedAccount(fenceOf(account), noFailure, on);
    await insertHistoryEntry({ accountId: seen.id, kind: "verification", outcome: "succeeded", trigger: "worker" }, on);
  });
}

async function saveFailure(account: AccountRow, error: AppError, isFinal: boolean, on: Executor): Promise<void> {
  const { code, details } = error;
  const stored = await saveCheckFailure(fenceOf(account), { code, details, isFinal }, on);
  // A failure that goes on is told once; the account carries the count.
  if (!stored || (account.lastErrorCode === code && !isFinal)) return;
  await insertHistoryEntry(
    {
      accountId: account.id,
      kind: "verification",
      outcome: "failed",
      trigger: "worker",
      attempt: Math.max(1, stored.failureCount),
      errorCode: code,
      errorDetails: details,
    },
    on,
  );
}

function fenceOf({ id, version }: AccountRow) {
  return { accountId: id, version };
}
