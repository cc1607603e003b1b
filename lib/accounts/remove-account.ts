import { type AccountRow, deleteAccount, findAccountForUpdate } from "@/db/queries/accounts";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { listRevocationsOfAccounts, revokeSupersededGrants } from "@/db/queries/parked-grants";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { parkAccountGrant } from "@/lib/grants/park-grant";
import { revokeGrantsOfAccountNow } from "@/lib/grants/revoke-grants-now";
import { isUnreadable } from "@/lib/secrets/is-unreadable";
import { accountChanges } from "./account-audit";
import { recordActivity } from "./record-activity";

/** `pending`: Mirakl has not confirmed yet; the sealed token stays until it has, and goes with its answer. */
export interface RemovalResult {
  name: string;
  revocation: "none" | "confirmed" | "pending";
}

const reason = "Account removed";

/**
 * Removes an account: its secrets and history are gone with the commit, the audit trail stays. What someone granted is
 * revoked at Mirakl as well. A refresh that is under way finds no row to write to, and its token is dropped or revoked.
 * @throws AppError `account_not_found`
 */
export async function removeAccount(ask: { accountId: string }, person: Person): Promise<RemovalResult> {
  requireRole(person, "admin");
  const account = await inTransaction(async (on) => {
    const found = await findAccountForUpdate(ask.accountId, on);
    if (!found) throw new AppError("account_not_found");
    const details = await parkForRevocation(found, person, on);
    await deleteAccount(found.id, on);
    const changes = accountChanges(found, null);
    await recordActivity({ event: "account.removed", person, account: found, details, changes }, on);
    return found;
  });
  if (account.authenticationMethod !== "authorization_code") return { name: account.name, revocation: "none" };
  await revokeGrantsOfAccountNow(account.id, person);
  const pending = await listRevocationsOfAccounts([account.id]);
  return { name: account.name, revocation: pending.length > 0 ? "pending" : "confirmed" };
}

/** @returns what the audit trail says about it */
async function parkForRevocation(account: AccountRow, person: Person, on: Executor): Promise<Record<string, string>> {
  if (account.authenticationMethod !== "authorization_code") return {};
  const revocation = { reason, requestedBy: person.name };
  await revokeSupersededGrants(account.id, revocation, on);
  try {
    await parkAccountGrant(account, { state: "revoking", ...revocation }, on);
    return {};
  } catch (error) {
    // A token that no key opens can be revoked by nobody; that must not keep the account from being removed.
    if (!isUnreadable(error)) throw error;
    return { revocation: "not possible: the stored token cannot be opened" };
  }
}
