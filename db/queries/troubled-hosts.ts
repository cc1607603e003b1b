import { and, asc, eq, exists, lte, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { prepareOnce } from "../execute-prepared";
import { accountPolls } from "../schema/account-polls";
import { troubledHosts } from "../schema/hosts";

export type TroubledHostRow = typeof troubledHosts.$inferSelect;

const listAll = prepareOnce((on) => on.select().from(troubledHosts).orderBy(asc(troubledHosts.host)).prepare("hosts"));

/** Hosts that nobody calls by itself now, by name. */
export async function listTroubledHosts(on: Executor = db()): Promise<TroubledHostRow[]> {
  return listAll(on).execute();
}

/** Those of them that routine calls wait for. */
export async function listTroubledPollHosts(on: Executor = db()): Promise<string[]> {
  const due = on
    .select({ one: sql`1` })
    .from(accountPolls)
    .where(and(eq(accountPolls.host, troubledHosts.host), lte(accountPolls.nextPollAt, sql`now()`)));
  const rows = await on.select({ host: troubledHosts.host }).from(troubledHosts).where(exists(due));
  return rows.map(({ host }) => host);
}

/** @returns null when it answers, as far as is known */
export async function findTroubledHost(host: string, on: Executor = db()): Promise<TroubledHostRow | null> {
  const [trouble] = await on.select().from(troubledHosts).where(eq(troubledHosts.host, host));
  return trouble ?? null;
}

interface HostTrouble {
  host: string;
  errorCode: string;
  /** Milliseconds until the next probe. */
  retryInMs: number;
}

/**
 * A host has failed repeatedly. Every process finds that out by itself: only the first one says when to probe.
 * @returns whether this was the first
 */
export async function insertTroubledHost(trouble: HostTrouble, on: Executor = db()): Promise<boolean> {
  const { host, errorCode } = trouble;
  const opened = await on
    .insert(troubledHosts)
    .values({ host, retryAt: retryAtOf(trouble), lastErrorCode: errorCode })
    .onConflictDoNothing()
    .returning({ host: troubledHosts.host });
  return opened.length > 0;
}

/** A probe has failed. */
export async function saveFailedProbe(trouble: HostTrouble, on: Executor = db()): Promise<void> {
  const { host, errorCode } = trouble;
  const retryAt = retryAtOf(trouble);
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

function retryAtOf({ retryInMs }: HostTrouble) {
  return sql`now() + make_interval(secs => ${retryInMs / 1000})`;
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
