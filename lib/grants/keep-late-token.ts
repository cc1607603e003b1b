import {
  type AccountRow,
  findAccountByIdentityForUpdate,
  findAccountForUpdate,
  updateAccount,
} from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { inTransaction } from "@/db/queries/in-transaction";
import { findGrantOfAccountForUpdate, updateParkedGrant } from "@/db/queries/parked-grants";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { storeSecrets } from "@/lib/secrets/stored-secrets";
import { couldLoseAccess } from "./could-lose-access";
import { grantOwner, parkGrant } from "./park-grant";
import { tokenExpiresAt } from "./token-life";

/**
 * A refreshed token came back after its account had stopped using the grant (revoked, removed or granted anew). It is
 * never used: it takes the place of the tokens that were parked then, so that whatever revokes the grant revokes a
 * living token.
 * @param account as it was when the refresh was claimed
 */
export async function keepLateToken(account: AccountRow, token: TokenAnswer, issuedAt: Date): Promise<void> {
  const { applicationId, id: accountId, version: accountVersion } = account;
  if (!applicationId) return;
  const expiresAt = tokenExpiresAt(token, issuedAt);
  const { accessToken, refreshToken } = token;
  await inTransaction(async (on) => {
    // The same order of locks as revoking and connecting: the account before its parked grants.
    const current = await findAccountForUpdate(accountId, on);
    const parked = await findGrantOfAccountForUpdate({ accountId, accountVersion }, on);
    if (parked) {
      const nextAttemptAt = parked.state === "superseded" ? null : await databaseNow(on);
      const change = { issuedAt, expiresAt, refreshOutcomeUnknown: false, nextAttemptAt, version: parked.version + 1 };
      await updateParkedGrant(parked.id, change, on);
      await storeSecrets(grantOwner(parked.id), { access_token: accessToken, refresh_token: refreshToken }, on);
      return;
    }
    const connected = current ?? (await findAccountByIdentityForUpdate(account.identity, on));
    const isInUse = couldLoseAccess(connected, { applicationId });
    // Mirakl had confirmed the revocation of the token before it: this one is pending there.
    if (connected?.revokedAt) await updateAccount(connected.id, { revokedAtMiraklAt: null }, on);
    await parkGrant(
      { accessToken, refreshToken },
      {
        applicationId,
        accountId: connected?.id ?? accountId,
        accountName: account.name,
        identity: account.identity,
        identityId: account.grantedByIdentityId,
        issuedAt,
        expiresAt,
      },
      isInUse
        ? { state: "superseded", notBefore: issuedAt }
        : { state: "revoking", reason: account.revocationReason, requestedBy: "Latchkey", notBefore: issuedAt },
      on,
    );
  });
}

/** The refresh has ended without a token: nothing has to wait for it any longer. */
export async function stopWaitingForLateToken(account: AccountRow): Promise<void> {
  await inTransaction(async (on) => {
    const parked = await findGrantOfAccountForUpdate({ accountId: account.id, accountVersion: account.version }, on);
    if (parked?.state !== "revoking") return;
    await updateParkedGrant(parked.id, { nextAttemptAt: await databaseNow(on) }, on);
  });
}
