import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { keyRotations } from "../schema/key-rotations";
import type { Lease } from "./refresh-leases";

export type KeyRotationRow = typeof keyRotations.$inferSelect;
export type NewKeyRotation = Pick<
  typeof keyRotations.$inferInsert,
  "targetKeyId" | "formerKeyIds" | "requestedBy" | "userId" | "total"
>;

const isRunning = isNull(keyRotations.finishedAt);

/** @returns null when one is running already */
export async function insertKeyRotation(rotation: NewKeyRotation, on: Executor): Promise<KeyRotationRow | null> {
  const [inserted] = await on.insert(keyRotations).values(rotation).onConflictDoNothing().returning();
  return inserted ?? null;
}

/** The running one gets another target; whoever works on it finds that its lease is gone. */
export async function retargetKeyRotation(rotation: NewKeyRotation, on: Executor): Promise<KeyRotationRow | null> {
  const anew = { startedAt: sql`now()`, resealed: 0, unreadable: 0, problemCode: null };
  const [changed] = await on
    .update(keyRotations)
    .set({ ...rotation, ...anew, leaseOwner: null, leaseUntil: null })
    .where(isRunning)
    .returning();
  return changed ?? null;
}

/** The running rotation, or the last one. */
export async function findLatestKeyRotation(on: Executor = db()): Promise<KeyRotationRow | null> {
  const [latest] = await on
    .select()
    .from(keyRotations)
    .orderBy(sql`${keyRotations.finishedAt} desc nulls first`, desc(keyRotations.startedAt))
    .limit(1);
  return latest ?? null;
}

/** Every key that a rotation was to take out of use. */
export async function listFormerKeyIds(on: Executor = db()): Promise<string[]> {
  const rows = await on.selectDistinct({ id: sql<string>`unnest(${keyRotations.formerKeyIds})` }).from(keyRotations);
  return rows.map(({ id }) => id);
}

export async function findRunningKeyRotation(on: Executor = db()): Promise<KeyRotationRow | null> {
  const [running] = await on.select().from(keyRotations).where(isRunning);
  return running ?? null;
}

/** Claims the running rotation, which one process at a time works on. A pass begins: what was unreadable is counted anew. */
export async function claimKeyRotation(lease: Lease, on: Executor = db()): Promise<KeyRotationRow | null> {
  const isFree = or(isNull(keyRotations.leaseUntil), lt(keyRotations.leaseUntil, sql`now()`));
  const [claimed] = await on
    .update(keyRotations)
    .set({ leaseOwner: lease.owner, leaseUntil: until(lease), unreadable: 0 })
    .where(and(isRunning, isFree))
    .returning();
  return claimed ?? null;
}

/** Counts what a batch did and makes the lease whole again. @returns false when it is not ours any more */
export async function saveRotationProgress(
  at: { id: string },
  progress: { resealed: number; unreadable: number },
  lease: Lease,
  on: Executor = db(),
): Promise<boolean> {
  const { count } = await on
    .update(keyRotations)
    .set({
      resealed: sql`${keyRotations.resealed} + ${progress.resealed}`,
      unreadable: sql`${keyRotations.unreadable} + ${progress.unreadable}`,
      problemCode: null,
      leaseUntil: until(lease),
    })
    .where(isOurs(at.id, lease.owner));
  return count > 0;
}

/** Gives the lease back. @param problemCode why we cannot go on; null = we just stop */
export async function releaseKeyRotation(
  at: { id: string; owner: string },
  problemCode: string | null,
  on: Executor = db(),
): Promise<void> {
  await on.update(keyRotations).set({ leaseOwner: null, leaseUntil: null, problemCode }).where(isOurs(at.id, at.owner));
}

/** @returns null when the lease is not ours any more */
export async function finishKeyRotation(
  at: { id: string; owner: string },
  on: Executor,
): Promise<KeyRotationRow | null> {
  const [finished] = await on
    .update(keyRotations)
    .set({ finishedAt: sql`now()`, leaseOwner: null, leaseUntil: null, problemCode: null })
    .where(isOurs(at.id, at.owner))
    .returning();
  return finished ?? null;
}

const until = ({ seconds }: Lease) => sql`now() + make_interval(secs => ${seconds})`;
const isOurs = (id: string, owner: string) =>
  and(eq(keyRotations.id, id), isRunning, eq(keyRotations.leaseOwner, owner));
