import { and, asc, eq, getTableColumns, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { parkedGrants } from "../schema/parked-grants";
import type { Lease } from "./refresh-leases";

export type { StoredGrantedShop } from "../schema/parked-grants";
export type ParkedGrantRow = typeof parkedGrants.$inferSelect;
export type NewParkedGrant = typeof parkedGrants.$inferInsert;

/** A parked grant that the lease's owner alone may revoke until the lease ends. */
export interface ParkedGrantClaim {
  grant: ParkedGrantRow;
  /** The database's clock at the claim. */
  claimedAt: Date;
  /** The holder before never wrote a result: whether Mirakl renewed the token is unknown. */
  wasInterrupted: boolean;
}

export async function insertParkedGrant(grant: NewParkedGrant, on: Executor): Promise<void> {
  await on.insert(parkedGrants).values(grant);
}

export async function findParkedGrant(grantId: string, on: Executor = db()): Promise<ParkedGrantRow | null> {
  const [grant] = await on.select().from(parkedGrants).where(eq(parkedGrants.id, grantId));
  return grant ?? null;
}

/** Nobody else changes it until the transaction ends. */
export async function findParkedGrantForUpdate(grantId: string, on: Executor): Promise<ParkedGrantRow | null> {
  const [grant] = await on.select().from(parkedGrants).where(eq(parkedGrants.id, grantId)).for("update");
  return grant ?? null;
}

/** The grant that an account's token became when it stopped using it, by the fence that the token was under. */
export async function findGrantOfAccountForUpdate(
  of: { accountId: string; accountVersion: number },
  on: Executor,
): Promise<ParkedGrantRow | null> {
  const [grant] = await on
    .select()
    .from(parkedGrants)
    .where(and(eq(parkedGrants.accountId, of.accountId), eq(parkedGrants.accountVersion, of.accountVersion)))
    .for("update");
  return grant ?? null;
}

export async function updateParkedGrant(
  grantId: string,
  change: Partial<NewParkedGrant>,
  on: Executor,
): Promise<ParkedGrantRow | null> {
  const [grant] = await on.update(parkedGrants).set(change).where(eq(parkedGrants.id, grantId)).returning();
  return grant ?? null;
}

/** Changes a grant only while the lease is still ours. */
export async function updateClaimedGrant(
  at: { id: string; owner: string },
  change: Partial<NewParkedGrant>,
  on: Executor,
): Promise<ParkedGrantRow | null> {
  const [grant] = await on
    .update(parkedGrants)
    .set(change)
    .where(and(eq(parkedGrants.id, at.id), eq(parkedGrants.leaseOwner, at.owner)))
    .returning();
  return grant ?? null;
}

/** Gone with its sealed tokens. @returns null when it was gone already */
export async function deleteParkedGrant(grantId: string, on: Executor): Promise<ParkedGrantRow | null> {
  const [grant] = await on.delete(parkedGrants).where(eq(parkedGrants.id, grantId)).returning();
  return grant ?? null;
}

/** The superseded tokens of an account are revoked from now on. */
export async function revokeSupersededGrants(
  accountId: string,
  revocation: { reason: string | null; requestedBy: string },
  on: Executor,
): Promise<void> {
  await on
    .update(parkedGrants)
    .set({ ...revocation, state: "revoking", requestedAt: sql`now()`, nextAttemptAt: sql`now()` })
    .where(and(eq(parkedGrants.accountId, accountId), eq(parkedGrants.state, "superseded")));
}

/**
 * A shop was granted again: what is left of earlier grants of it belongs to its account now and waits for that
 * account's revocation, because revoking it could take the new access away.
 */
export async function keepGrantsOfIdentity(
  of: { applicationId: string; identity: string; exceptId: string | null },
  account: { id: string; name: string },
  on: Executor,
): Promise<number> {
  const kept = await on
    .update(parkedGrants)
    .set({
      state: "superseded",
      accountId: account.id,
      accountName: account.name,
      // Its fence was that of an earlier life of the account, or of another one.
      accountVersion: sql`case when ${parkedGrants.accountId} = ${account.id} then ${parkedGrants.accountVersion} end`,
      userId: null,
      nextAttemptAt: null,
      failureCount: 0,
      lastErrorCode: null,
      lastErrorDetails: null,
      lastErrorAt: null,
    })
    .where(
      and(
        eq(parkedGrants.applicationId, of.applicationId),
        eq(parkedGrants.identity, of.identity),
        inArray(parkedGrants.state, ["revoking", "held"]),
        of.exceptId ? sql`${parkedGrants.id} <> ${of.exceptId}` : undefined,
      ),
    );
  return kept.count;
}

/** Held grants that an admin or one of a seller's identities decides about, oldest first. */
export async function listHeldGrants(
  of: { userId: string | null; identityIds: readonly string[] },
  on: Executor = db(),
): Promise<ParkedGrantRow[]> {
  const whose = of.userId
    ? eq(parkedGrants.userId, of.userId)
    : and(isNull(parkedGrants.userId), inArray(parkedGrants.identityId, [...of.identityIds]));
  if (!of.userId && of.identityIds.length === 0) return [];
  return on
    .select()
    .from(parkedGrants)
    .where(and(eq(parkedGrants.state, "held"), whose))
    .orderBy(asc(parkedGrants.createdAt));
}

/** Revocations of an account that Mirakl has not answered, the one that failed last first. */
export async function listRevocationsOfAccounts(
  accountIds: readonly string[],
  on: Executor = db(),
): Promise<ParkedGrantRow[]> {
  if (accountIds.length === 0) return [];
  return on
    .select()
    .from(parkedGrants)
    .where(and(inArray(parkedGrants.accountId, [...accountIds]), eq(parkedGrants.state, "revoking")))
    .orderBy(sql`${parkedGrants.lastErrorAt} desc nulls last`, asc(parkedGrants.createdAt));
}

/** Asks Mirakl at once about every pending revocation of an application: its client works again. */
export async function hastenRevocationsOfApplication(applicationId: string, on: Executor): Promise<void> {
  await on
    .update(parkedGrants)
    .set({ nextAttemptAt: sql`now()` })
    .where(and(eq(parkedGrants.applicationId, applicationId), eq(parkedGrants.state, "revoking")));
}

const isDue = lte(parkedGrants.nextAttemptAt, sql`now()`);
const isFree = or(isNull(parkedGrants.leaseUntil), lt(parkedGrants.leaseUntil, sql`now()`));

/**
 * Plans jobs anew for what has been due for hours: each change of a row plans its job, and this finds the ones that
 * were lost all the same.
 */
export async function replanOverdueGrants(overdueHours: number, on: Executor = db()): Promise<void> {
  await on
    .update(parkedGrants)
    .set({ nextAttemptAt: sql`${parkedGrants.nextAttemptAt}` })
    .where(and(lte(parkedGrants.nextAttemptAt, sql`now() - make_interval(hours => ${overdueHours})`), isFree));
}

/** Claims a due revocation of one account, the longest due first. */
export async function claimGrantOfAccount(
  accountId: string,
  lease: Lease,
  on: Executor = db(),
): Promise<ParkedGrantClaim | null> {
  const wanted = and(isDue, eq(parkedGrants.accountId, accountId), eq(parkedGrants.state, "revoking"));
  const [claimed] = await claim(wanted, { isPatient: false }, lease, on);
  return claimed ?? null;
}

/** Claims one due revocation, or a held grant whose time is over. Waits for whoever is changing it just now. */
export async function claimGrant(grantId: string, lease: Lease, on: Executor = db()): Promise<ParkedGrantClaim | null> {
  const [claimed] = await claim(and(isDue, eq(parkedGrants.id, grantId)), { isPatient: true }, lease, on);
  return claimed ?? null;
}

async function claim(
  wanted: SQL | undefined,
  { isPatient }: { isPatient: boolean },
  lease: Lease,
  on: Executor,
): Promise<ParkedGrantClaim[]> {
  const free = on.$with("free").as(
    on
      .select({
        id: parkedGrants.id,
        previousOwner: sql<string | null>`${parkedGrants.leaseOwner}`.as("previous_owner"),
      })
      .from(parkedGrants)
      .where(and(wanted, isFree))
      .orderBy(parkedGrants.nextAttemptAt, parkedGrants.id)
      .limit(1)
      .for("update", isPatient ? {} : { skipLocked: true }),
  );
  const rows = await on
    .with(free)
    .update(parkedGrants)
    .set({ leaseOwner: lease.owner, leaseUntil: sql`now() + make_interval(secs => ${lease.seconds})` })
    .from(free)
    .where(eq(parkedGrants.id, free.id))
    .returning({
      grant: getTableColumns(parkedGrants),
      previousOwner: free.previousOwner,
      claimedAt: sql<string>`now()::timestamptz(3)`,
    });
  return rows.map(({ grant, previousOwner, claimedAt }) => ({
    grant,
    claimedAt: new Date(claimedAt),
    wasInterrupted: previousOwner !== null,
  }));
}
