import { insertHistoryEntry } from "@/db/queries/account-history";
import { type AccountRow, updateAccountAtVersion } from "@/db/queries/accounts";
import { inTransaction } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { storeAccountSecrets } from "./account-secrets";
import type { VerificationCheck } from "./account-view";
import type { AccountEvent } from "./activity-summary";
import type { Connection } from "./connection-input";
import { recordActivity } from "./record-activity";
import { credentialFacts, historyChecks } from "./verified-facts";
import { type VerifiedCredentials, verifyCredentials } from "./verify-credentials";

export type ReplaceResult = { outcome: "replaced" } | { outcome: "not_verified"; checks: VerificationCheck[] };

/**
 * Puts new credentials in the place of an account's old ones, once they are verified and lead to the same shop.
 * Until then, and when anything fails, the old ones stay as they are.
 * @throws AppError `account_other_shop`, or `account_changed` when someone else was faster
 */
export async function replaceCredentials(
  account: AccountRow,
  connection: Connection,
  record: { event: AccountEvent; person: Person },
): Promise<ReplaceResult> {
  const verified = await verifyCredentials(connection);
  const { outcome, secret, token } = verified;
  if (!outcome.canSave) return { outcome: "not_verified", checks: outcome.checks };
  requireSameShop(account, verified);

  const isKey = connection.authenticationMethod === "api_key";
  await inTransaction(async (on) => {
    const change = {
      ...credentialFacts(verified),
      clientId: isKey ? null : connection.clientId,
      // A refresh that is under way belongs to the old credentials: the fence keeps its answer out.
      leaseOwner: null,
      leaseUntil: null,
    };
    const stored = await updateAccountAtVersion({ accountId: account.id, version: account.version }, change, on);
    if (!stored) throw new AppError("account_changed");
    await storeAccountSecrets(
      account.id,
      {
        [isKey ? "api_key" : "client_secret"]: secret,
        access_token: token?.accessToken ?? null,
        refresh_token: token?.refreshToken ?? null,
      },
      on,
    );
    await insertHistoryEntry(
      {
        accountId: account.id,
        kind: "verification",
        outcome: outcome.limitedRights ? "limited" : "succeeded",
        trigger: "save",
        userId: record.person.userId,
        durationMs: verified.durationMs,
        checks: historyChecks(outcome.checks),
        tokenExpiresAt: stored.expiresAt,
      },
      on,
    );
    await recordActivity({ ...record, account: stored }, on);
  });
  return { outcome: "replaced" };
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
