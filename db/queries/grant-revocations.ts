import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { ErrorDetails } from "../../lib/errors/error-details";
import type { Executor } from "../client";
import { accounts } from "../schema/accounts";
import { parkedGrants } from "../schema/parked-grants";
import { findAccountForUpdate } from "./accounts";
import type { ParkedGrantRow } from "./parked-grants";

/**
 * Mirakl has revoked a grant: its tokens are destroyed, and its account counts as revoked there once nothing else of
 * it is pending, unless it had a token that nobody could open. The account is locked first, as in every transaction that touches both.
 * @returns false when another token of the grant was stored since it was read: that one is due now
 */
export async function confirmRevocation(grant: ParkedGrantRow, on: Executor): Promise<boolean> {
  const { accountId, version, id } = grant;
  if (accountId) await findAccountForUpdate(accountId, on);
  const [gone] = await on
    .delete(parkedGrants)
    .where(and(eq(parkedGrants.id, id), eq(parkedGrants.version, version)))
    .returning({ id: parkedGrants.id });
  if (!gone) {
    await on.update(parkedGrants).set({ leaseOwner: null, leaseUntil: null }).where(eq(parkedGrants.id, id));
    return false;
  }
  if (accountId) {
    await on
      .update(accounts)
      .set({ revokedAtMiraklAt: sql`now()`, updatedAt: sql`now()` })
      .where(
        and(
          eq(accounts.id, accountId),
          isNotNull(accounts.revokedAt),
          isNull(accounts.lastErrorCode),
          sql`not exists (select from ${parkedGrants}
            where ${parkedGrants.accountId} = ${accountId} and ${parkedGrants.state} = 'revoking')`,
        ),
      );
  }
  return true;
}

/**
 * What a failed revocation leaves behind, while the lease is still ours.
 * @param failure.retryInMs milliseconds from now
 */
export async function saveRevocationFailure(
  at: { id: string; owner: string },
  failure: { code: string; details: ErrorDetails; retryInMs: number; refreshOutcomeUnknown: boolean },
  on: Executor,
): Promise<ParkedGrantRow | null> {
  const [grant] = await on
    .update(parkedGrants)
    .set({
      failureCount: sql`${parkedGrants.failureCount} + 1`,
      lastErrorCode: failure.code,
      lastErrorDetails: failure.details,
      lastErrorAt: sql`now()`,
      refreshOutcomeUnknown: failure.refreshOutcomeUnknown,
      nextAttemptAt: sql`case when ${parkedGrants.state} = 'superseded' then null
        else now() + make_interval(secs => ${failure.retryInMs / 1000}) end`,
      leaseOwner: null,
      leaseUntil: null,
    })
    .where(and(eq(parkedGrants.id, at.id), eq(parkedGrants.leaseOwner, at.owner)))
    .returning();
  return grant ?? null;
}

/**
 * Ends a revocation of which Mirakl cannot be told, because its token was altered: asking for ever would change nothing.
 * Its account, which the transaction has locked, says so.
 * @returns false when the lease is not ours any more
 */
export async function giveUpRevocation(
  at: { id: string; owner: string; accountId: string | null },
  failure: { code: string; details: ErrorDetails },
  on: Executor,
): Promise<boolean> {
  const { id, owner, accountId } = at;
  const gone = await on.delete(parkedGrants).where(and(eq(parkedGrants.id, id), eq(parkedGrants.leaseOwner, owner)));
  if (gone.count === 0) return false;
  if (accountId) {
    await on
      .update(accounts)
      .set({ lastErrorCode: failure.code, lastErrorDetails: failure.details, lastErrorAt: sql`now()` })
      .where(and(eq(accounts.id, accountId), isNotNull(accounts.revokedAt), isNull(accounts.revokedAtMiraklAt)));
  }
  return true;
}
