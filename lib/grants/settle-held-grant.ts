import { findAccountByIdentityForUpdate } from "@/db/queries/accounts";
import { inTransaction } from "@/db/queries/in-transaction";
import {
  findParkedGrantForUpdate,
  type ParkedGrantClaim,
  type ParkedGrantRow,
  updateParkedGrant,
} from "@/db/queries/parked-grants";
import { couldLoseAccess } from "./could-lose-access";

/** Who is named where nobody decided. */
const nobody = "Latchkey";

/**
 * What a claimed grant has become by now: one that was held too long without an answer is given back to Mirakl, unless
 * its shop is connected meanwhile, whose access it could take away.
 * @returns the grant to revoke, or null when there is nothing to revoke now
 */
export async function settleHeldGrant(claim: ParkedGrantClaim, owner: string): Promise<ParkedGrantRow | null> {
  if (claim.grant.state !== "held") return claim.grant;
  return inTransaction(async (on) => {
    const { identity } = claim.grant;
    const account = identity ? await findAccountByIdentityForUpdate(identity, on) : null;
    const grant = await findParkedGrantForUpdate(claim.grant.id, on);
    if (grant?.leaseOwner !== owner) return null;
    // Declined since the claim.
    if (grant.state === "revoking") return grant;
    if (grant.state !== "held") return null;
    if (couldLoseAccess(account, grant)) {
      await updateParkedGrant(grant.id, supersededBy(account), on);
      return null;
    }
    return updateParkedGrant(grant.id, { state: "revoking", requestedBy: nobody, requestedAt: claim.claimedAt }, on);
  });
}

/** A grant that waits, unused, until the account of its shop is revoked. */
export function supersededBy(account: { id: string; name: string }) {
  return {
    state: "superseded",
    accountId: account.id,
    accountName: account.name,
    userId: null,
    nextAttemptAt: null,
    leaseOwner: null,
    leaseUntil: null,
  } as const;
}
