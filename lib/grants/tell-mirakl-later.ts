import { findAccountForUpdate, updateAccount } from "@/db/queries/accounts";
import { inTransaction } from "@/db/queries/in-transaction";
import { listUntoldAccounts } from "@/db/queries/returned-keys";
import { noFailure } from "@/lib/accounts/no-failure";
import { keyRing } from "@/lib/crypto/key-ring";
import { toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { parkAccountGrant } from "./park-grant";

const batch = 100;

/**
 * Takes up the revocations of which Mirakl could not be told because a key was missing that is there again: their
 * tokens are parked now, and the worker revokes them like all others.
 * @returns how many
 */
export async function tellMiraklLater(): Promise<number> {
  const untold = await listUntoldAccounts(keyRing().ids, batch);
  const parked = await Promise.all(
    untold.map(({ id }) =>
      parkUntold(id).catch((error: unknown) => {
        logger().error({ accountId: id, err: toAppError(error) }, "revocation not taken up");
        return false;
      }),
    ),
  );
  return parked.filter(Boolean).length;
}

async function parkUntold(accountId: string): Promise<boolean> {
  return inTransaction(async (on) => {
    const account = await findAccountForUpdate(accountId, on);
    if (!account?.revokedAt || account.revokedAtMiraklAt || !account.lastErrorCode) return false;
    const revocation = { reason: account.revocationReason, requestedBy: account.revokedBy ?? "Latchkey" };
    const parked = await parkAccountGrant(account, { state: "revoking", ...revocation }, on);
    await updateAccount(account.id, noFailure, on);
    return parked !== null;
  });
}
