import { and, asc, eq, lte, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { troubledHosts } from "../schema/hosts";

export type TroubledHostRow = typeof troubledHosts.$inferSelect;

/** Hosts that nobody calls by itself now, by name. */
export async function listTroubledHosts(on: Executor = db()): Promise<TroubledHostRow[]> {
  return on.select().from(troubledHosts).orderBy(asc(troubledHosts.host));
}

/** @returns null when it answers, as far as anybody knows */
export async function findTroubledHost(host: string, on: Executor = db()): Promise<TroubledHostRow | null> {
  const [trouble] = await on.select().from(troubledHosts).where(eq(troubledHosts.host, host));
  return trouble ?? null;
}

/** A host has failed repeatedly, or a probe of it has failed: the next one comes in `retryInMs` milliseconds. */
export async function saveTroubledHost(
  trouble: { host: string; errorCode: string; retryInMs: number },
  on: Executor = db(),
): Promise<void> {
  const { host, errorCode } = trouble;
  const retryAt = sql`now() + make_interval(secs => ${trouble.retryInMs / 1000})`;
  await on
    .insert(troubledHosts)
    .values({ host, retryAt, lastErrorCode: errorCode })
    .onConflictDoUpdate({
      target: troubledHosts.host,
      set: {
        retryAt,
        probeCount: sql`${troubledHosts.probeCount} + 1`,
        lastErrorCode: errorCode,
        lastErrorAt: sql`now()`,
      },
    });
}

/** The host answers again. @returns whether it was troubled */
export async function deleteTroubledHost(host: string, on: Executor = db()): Promise<boolean> {
  const gone = await on
    .delete(troubledHosts)
    .where(eq(troubledHosts.host, host))
    .returning({ host: troubledHosts.host });
  return gone.length > 0;
}

/**
 * Takes the next probe of a host whose time has come: of all processes one gets it, and has `seconds` for it.
 * @returns how many probes have failed before; null when it is not time, or another process was faster
 */
export async function claimHostProbe(host: string, seconds: number, on: Executor = db()): Promise<number | null> {
  const [claimed] = await on
    .update(troubledHosts)
    .set({ retryAt: sql`now() + make_interval(secs => ${seconds})` })
    .where(and(eq(troubledHosts.host, host), lte(troubledHosts.retryAt, sql`now()`)))
    .returning({ probeCount: troubledHosts.probeCount });
  return claimed?.probeCount ?? null;
}
