import { eq, inArray, lt, sql } from "drizzle-orm";
import type { AttemptKind } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { attemptLimits } from "../schema/attempt-limits";

export interface AttemptKey {
  kind: AttemptKind;
  key: string;
}

/** What is known of a key at the moment its row was taken, by the database's clock. */
export interface AttemptState extends AttemptKey {
  count: number;
  secondsSinceCount: number;
  /** Until the next attempt is free; negative when it has been free. */
  waitSeconds: number;
}

/** How long the next attempt under all of these keys has to wait; looks only. */
export async function findAttemptWait(keys: readonly AttemptKey[], on: Executor = db()): Promise<number> {
  const [found] = await on
    .select({
      waitSeconds: sql<number>`coalesce(extract(epoch from max(${attemptLimits.freeAt}) - clock_timestamp()), 0)::float8`,
    })
    .from(attemptLimits)
    .where(
      inArray(
        attemptLimits.key,
        keys.map(({ key }) => key),
      ),
    );
  return found?.waitSeconds ?? 0;
}

/**
 * Takes the rows of these keys for this transaction, one after the other in the order given: whoever counts the same
 * key waits here. A key that was never counted gets a row.
 */
export async function lockAttemptLimits(keys: readonly AttemptKey[], on: Executor): Promise<AttemptState[]> {
  const seconds = (text: ReturnType<typeof sql>) => sql<number>`extract(epoch from ${text})::float8`;
  return on
    .insert(attemptLimits)
    .values([...keys])
    .onConflictDoUpdate({ target: attemptLimits.key, set: { kind: sql`excluded.kind` } })
    .returning({
      key: attemptLimits.key,
      kind: attemptLimits.kind,
      count: attemptLimits.count,
      // Not now(): that is when the transaction began, before it waited.
      secondsSinceCount: seconds(sql`clock_timestamp() - ${attemptLimits.countedAt}`),
      waitSeconds: seconds(sql`${attemptLimits.freeAt} - clock_timestamp()`),
    });
}

/** Counts an attempt. @returns until when the next one waits */
export async function saveAttempt(
  attempt: { key: string; count: number; delaySeconds: number },
  on: Executor,
): Promise<Date> {
  const [saved] = await on
    .update(attemptLimits)
    .set({
      count: attempt.count,
      countedAt: sql`clock_timestamp()`,
      freeAt: sql`clock_timestamp() + make_interval(secs => ${attempt.delaySeconds})`,
    })
    .where(eq(attemptLimits.key, attempt.key))
    .returning({ freeAt: attemptLimits.freeAt });
  if (!saved) throw new Error("the row was not locked before");
  return saved.freeAt;
}

/** Takes one attempt back, and the wait with it unless a later attempt has set another one. */
export async function takeAttemptBack(attempt: { key: string; freeAt: Date }, on: Executor): Promise<void> {
  const { freeAt, count } = attemptLimits;
  await on
    .update(attemptLimits)
    .set({
      count: sql`greatest(${count} - 1, 0)`,
      freeAt: sql`case when ${freeAt} = ${attempt.freeAt.toISOString()}::timestamptz then clock_timestamp() else ${freeAt} end`,
    })
    .where(eq(attemptLimits.key, attempt.key));
}

export async function deleteAttemptLimit(key: string, on: Executor): Promise<void> {
  await on.delete(attemptLimits).where(eq(attemptLimits.key, key));
}

/** Forgets keys that nothing was tried with lately, a batch at a time. */
export async function deleteAttemptLimitsBefore(hours: number, batch: number, on: Executor = db()): Promise<void> {
  const faded = on
    .select({ key: attemptLimits.key })
    .from(attemptLimits)
    .where(lt(attemptLimits.freeAt, sql`now() - make_interval(hours => ${hours})`))
    .limit(batch)
    .for("update", { skipLocked: true });
  await on.delete(attemptLimits).where(inArray(attemptLimits.key, faded));
}
