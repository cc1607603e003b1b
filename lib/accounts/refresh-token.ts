import { randomUUID } from "node:crypto";
import { type AccountRow, findAccount } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { claimAccount } from "@/db/queries/refresh-leases";
import { findTagsOfAccount } from "@/db/queries/tags";
import { type Person, requireRole } from "@/lib/actor";
import { secondMs, sleep } from "@/lib/clock";
import { AppError } from "@/lib/errors/app-error";
import type { AccountView } from "./account-view";
import { storedError } from "./error-view";
import { deadlineMs, leaseSeconds, performRefresh } from "./perform-refresh";
import { isRenewable, toAccountView } from "./to-account-view";

/** The winner of a race is done by then, one way or the other. */
const loserWaitsMs = deadlineMs + 2 * secondMs;

/**
 * Refreshes the token of an account by hand. However often it is asked for the same token, at the same moment and
 * from any process, Mirakl is asked once and everybody gets the winner's result.
 * @param ask.version of the token to replace, as the person saw it
 * @throws AppError why there is no new token
 */
export async function refreshToken(ask: { accountId: string; version: number }, person: Person): Promise<AccountView> {
  requireRole(person, "admin");
  const account = await getRefreshableAccount(ask.accountId);
  const refreshed = account.version > ask.version ? account : await refreshAccount(account, person);
  return toAccountView(refreshed, await findTagsOfAccount(refreshed.id), await databaseNow());
}

/** The same for an account row: refreshes the token that the row has, unless someone replaces it first. */
export async function refreshAccount(account: AccountRow, person: Person): Promise<AccountRow> {
  const owner = `person ${randomUUID()}`;
  for (const startedAt = Date.now(); Date.now() - startedAt < loserWaitsMs; ) {
    const claim = await claimAccount(account, { owner, seconds: leaseSeconds });
    if (claim) {
      await performRefresh(claim, { owner, person });
      return getRefreshableAccount(account.id);
    }
    await sleep(100 + Math.random() * 100);
    const current = await getRefreshableAccount(account.id);
    if (current.version !== account.version) return current;
    // The winner failed: its answer is ours too, asking Mirakl again would only repeat it.
    const failure = storedError(current);
    if (failure && current.lastErrorAt?.getTime() !== account.lastErrorAt?.getTime()) throw failure;
  }
  throw new AppError("refresh_in_progress");
}

async function getRefreshableAccount(accountId: string): Promise<AccountRow> {
  const account = await findAccount(accountId);
  if (!account) throw new AppError("account_not_found");
  if (account.authenticationMethod === "api_key") throw new AppError("account_not_renewable");
  if (account.revokedAt) throw new AppError("account_revoked");
  if (!isRenewable(account)) throw new AppError("refresh_token_missing");
  return account;
}
