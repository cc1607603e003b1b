import { type AccountRow, findAccountForUpdate, updateAccountAtVersion } from "@/db/queries/accounts";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { findSealedSecret, type SecretWithKey } from "@/db/queries/sealed-secrets";
import type { Person } from "@/lib/actor";
import type { AccountEvent } from "@/lib/audit/event-words";
import { AppError } from "@/lib/errors/app-error";
import { isSameSecret } from "@/lib/secrets/is-same-secret";
import { accountOwner } from "@/lib/secrets/stored-secrets";
import type { SecretField } from "@/lib/vocabulary";
import { accountChanges } from "./account-audit";
import type { VerificationCheck } from "./account-view";
import type { Connection } from "./connection-input";
import { refuseDuplicate } from "./refuse-duplicate";
import { storeVerifiedCredentials } from "./store-verified-credentials";
import { type VerifiedCredentials, verifyCredentials } from "./verification/verify-credentials";
import { credentialFacts } from "./verified-facts";

export type ReplaceResult = { outcome: "replaced" } | { outcome: "not_verified"; checks: VerificationCheck[] };

/**
 * Puts new credentials in the place of an account's old ones, once they are verified and lead to the same shop.
 * Until then, and when anything fails, the old ones stay as they are.
 * @throws AppError `account_other_shop`, `account_already_exists` when the new credentials show that another account
 *   connects the same shop, or `account_changed` when someone else replaced them faster
 */
export async function replaceCredentials(
  account: AccountRow,
  connection: Connection,
  record: { event: AccountEvent; person: Person },
): Promise<ReplaceResult> {
  const field = connection.authenticationMethod === "api_key" ? "api_key" : "client_secret";
  const replaced = await findSealedSecret(accountOwner(account.id), field);
  const verified = await verifyCredentials(connection);
  if (!verified.outcome.canSave) return { outcome: "not_verified", checks: verified.outcome.checks };
  requireSameShop(account, verified);

  // Credentials that may not read their shop stand for the one that is known already.
  const identity = verified.outcome.shop || !account.shopId ? verified.identity : account.identity;
  const { environment, integrationType } = account;
  await refuseDuplicate({ identity, environment, integrationType }, () =>
    inTransaction(async (on) => {
      const version = await requireUnchanged({ accountId: account.id, field, stored: replaced }, on);
      const change = {
        ...credentialFacts(verified),
        identity,
        clientId: connection.authenticationMethod === "api_key" ? null : connection.clientId,
        // A refresh that is under way belongs to the old credentials: the fence keeps its answer out.
        leaseOwner: null,
        leaseUntil: null,
      };
      const stored = await updateAccountAtVersion({ accountId: account.id, version }, change, on);
      if (!stored) throw new AppError("account_changed");
      await storeVerifiedCredentials(stored, { verified, ...record, changes: accountChanges(account, stored) }, on);
    }),
  );
  return { outcome: "replaced" };
}

/** Refreshes may have come between, another replacement may not. @returns the fence as it is now */
async function requireUnchanged(
  seen: { accountId: string; field: SecretField; stored: SecretWithKey | null },
  on: Executor,
): Promise<number> {
  const current = await findAccountForUpdate(seen.accountId, on);
  if (!current) throw new AppError("account_not_found");
  const place = { owner: accountOwner(seen.accountId), field: seen.field };
  const stored = await findSealedSecret(place.owner, place.field, on);
  if (!(await isSameSecret(place, seen.stored, stored))) throw new AppError("account_changed");
  return current.version;
}

/** An account stays the shop that it is: messages of two shops must not end up under one name. */
function requireSameShop(account: AccountRow, { outcome, identity, integrationType }: VerifiedCredentials): void {
  const otherShop = outcome.shop && account.shopId && outcome.shop.id !== account.shopId;
  const otherClient = integrationType === "connect_channel_partner" && identity !== account.identity;
  if (!otherShop && !otherClient) return;
  throw new AppError("account_other_shop", {
    details: {
      shopId: otherClient ? `client ${account.clientId}` : shopWords(account.shopName, account.shopId),
      otherShop: otherClient ? "another client" : shopWords(outcome.shop?.name, outcome.shop?.id),
    },
  });
}

function shopWords(name: string | null | undefined, id: string | null | undefined): string {
  return name ? `${name} (${id})` : `shop ${id}`;
}
