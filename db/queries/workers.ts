import { eq, lt, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { workers } from "../schema/workers";

/** Writes a worker's sign of life. */
export async function saveHeartbeat(
  worker: Pick<typeof workers.$inferInsert, "id" | "hostname" | "pid" | "jobPool">,
  on: Executor = db(),
): Promise<void> {
  await on
    .insert(workers)
    .values(worker)
    .onConflictDoUpdate({
      target: workers.id,
      set: { seenAt: sql`now()`, ...(worker.jobPool && { jobPool: worker.jobPool }) },
    });
}

export async function deleteWorker(id: string, on: Executor = db()): Promise<void> {
  await on.delete(workers).where(eq(workers.id, id));
}

/** Forgets workers that ended without saying so. */
export async function deleteSilentWorkers(silentHours: number, on: Executor = db()): Promise<void> {
  await on.delete(workers).where(lt(workers.seenAt, sql`now() - make_interval(hours => ${silentHours})`));
}

/** When any worker was last seen, and what the database's clock says now. */
export async function findLastHeartbeat(on: Executor = db()): Promise<{ seenAt: Date | null; now: Date }> {
  const [found] = await on.execute<{ seen_at: string | null; now: string }>(
    sql`select (select max(seen_at)::timestamptz(3) from ${workers}) as seen_at, now()::timestamptz(3) as now`,
  );
  if (!found) throw new Error("select now() returned no row");
  return { seenAt: found.seen_at ? new Date(found.seen_at) : null, now: new Date(found.now) };
}
