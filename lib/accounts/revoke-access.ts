import { type AccountRow, findAccount, findAccountForUpdate, updateAccountAtVersion } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { revokeSupersededGrants } from "@/db/queries/parked-grants";
import { deleteSealedSecrets } from "@/db/queries/sealed-secrets";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { type Parking, parkAccountGrant } from "@/lib/grants/park-grant";
import { revokeGrantsOfAccountNow } from "@/lib/grants/revoke-grants-now";
import { isUnreadable } from "@/lib/secrets/is-unreadable";
import { accountOwner } from "@/lib/secrets/stored-secrets";
import { noFailure } from "./no-failure";
import { recordActivity } from "./record-activity";

export interface RevocationAsk {
  accountId: string;
  reason: string | null;
  /** The account's name as an admin typed it; needed in Production. */
  confirmation?: string | undefined;
}

/**
 * `pending`: nothing uses the access any more, and Mirakl is asked again until it has confirmed. `untold`: nothing uses
 * it any more, and Mirakl cannot be told, because the stored token cannot be opened.
 */
export interface RevocationResult {
  outcome: "confirmed" | "pending" | "untold";
  name: string;
}

/**
 * Revokes an access that was granted through "Sign in with Mirakl". Our side stops using it first, and for good; then
 * Mirakl is told, now or as soon as it answers. Revoking a second time asks Mirakl again where that is due.
 * @throws AppError `account_not_found` (also for an account that is not this seller's), `account_not_revocable`,
 *   `invalid_input` when the name was not confirmed
 */
export async function revokeAccess(ask: RevocationAsk, person: Person): Promise<RevocationResult> {
  requireRole(person, "admin", "seller");
  const { name } = await inTransaction(async (on) => {
    const account = await findRevocableAccount(ask.accountId, person, on);
    if (!account.revokedAt) {
      requireConfirmation(account, ask, person);
      await stopUsing(account, ask.reason, person, on);
    }
    return account;
  });
  await revokeGrantsOfAccountNow(ask.accountId, person);
  const account = await findAccount(ask.accountId);
  return { outcome: account ? outcomeOf(account) : "confirmed", name };
}

function outcomeOf({ revokedAtMiraklAt, lastErrorCode }: AccountRow): RevocationResult["outcome"] {
  if (revokedAtMiraklAt) return "confirmed";
  return lastErrorCode ? "untold" : "pending";
}

async function findRevocableAccount(accountId: string, person: Person, on: Executor): Promise<AccountRow> {
  const account = await findAccountForUpdate(accountId, on);
  if (!account || !mayRevoke(person, account)) throw new AppError("account_not_found");
  if (account.authenticationMethod !== "authorization_code") throw new AppError("account_not_revocable");
  return account;
}

/** A seller only what they granted themselves; of everything else they are not even told that it exists. */
function mayRevoke(person: Person, { grantedByIdentityId }: AccountRow): boolean {
  if (person.role === "admin") return true;
  return grantedByIdentityId !== null && person.identityIds.includes(grantedByIdentityId);
}

function requireConfirmation(account: AccountRow, { confirmation }: RevocationAsk, person: Person): void {
  if (person.role !== "admin" || account.environment !== "production") return;
  if (confirmation?.trim() === account.name) return;
  const fieldErrors = { confirmation: `Type ${account.name} to confirm` };
  throw new AppError("invalid_input", { details: { fieldErrors } });
}

/** From the commit on no process uses, refreshes or finds a token of this account. */
async function stopUsing(account: AccountRow, reason: string | null, person: Person, on: Executor): Promise<void> {
  const revocation = { reason, requestedBy: person.name };
  const { parked, unreadable } = await parkTokens(account, { state: "revoking", ...revocation }, on);
  await revokeSupersededGrants(account.id, revocation, on);
  const now = await databaseNow(on);
  await updateAccountAtVersion(
    { accountId: account.id, version: account.version },
    {
      ...noFailure,
      ...(unreadable && {
        lastErrorCode: unreadable.code,
        lastErrorDetails: unreadable.details,
        lastErrorAt: now,
      }),
      revokedAt: now,
      revokedBy: person.name,
      revocationReason: reason,
      revokedAtMiraklAt: parked || unreadable ? null : now,
      hasRefreshToken: false,
      nextRefreshAt: null,
      leaseOwner: null,
      leaseUntil: null,
    },
    on,
  );
  const details = {
    reason,
    ...(unreadable
      ? { revocation: "not possible: the stored token cannot be opened" }
      : { secretsUsed: "access_token, refresh_token, client_secret" }),
  };
  const changes = { access: { before: "granted", after: "revoked" } };
  await recordActivity({ event: "account.access_revoked", person, account, details, changes }, on);
}

/** Tokens that nobody can open do not keep the access alive here. Those that a key may come back for stay sealed. */
async function parkTokens(account: AccountRow, parking: Parking, on: Executor) {
  try {
    return { parked: await parkAccountGrant(account, parking, on), unreadable: null };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    if (error.code === "sealed_value_unreadable") await deleteSealedSecrets(accountOwner(account.id), on);
    return { parked: null, unreadable: error };
  }
}
