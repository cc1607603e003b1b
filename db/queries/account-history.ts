import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accountHistory } from "../schema/account-history";
import { accounts } from "../schema/accounts";
import { users } from "../schema/users";

export type AccountHistoryRow = typeof accountHistory.$inferSelect;

export async function insertHistoryEntry(entry: typeof accountHistory.$inferInsert, on: Executor): Promise<void> {
  await on.insert(accountHistory).values(entry);
}

/** The same for an account that may have been removed meanwhile: then there is no history to write to. */
export async function insertHistoryEntryOfKnownAccount(
  entry: typeof accountHistory.$inferInsert,
  on: Executor,
): Promise<void> {
  const [known] = await on
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.id, entry.accountId))
    .for("key share");
  if (known) await insertHistoryEntry(entry, on);
}

/** Newest first, with the name of the person who set it off. */
export async function listHistoryOfAccount(
  accountId: string,
  limit: number,
  on: Executor = db(),
): Promise<{ entry: AccountHistoryRow; personName: string | null }[]> {
  return on
    .select({ entry: accountHistory, personName: users.name })
    .from(accountHistory)
    .leftJoin(users, eq(users.id, accountHistory.userId))
    .where(eq(accountHistory.accountId, accountId))
    .orderBy(desc(accountHistory.at), desc(accountHistory.id))
    .limit(limit);
}

/** Whether one of these errors has happened to an account lately. */
export async function hasHistoryEntry(
  accountId: string,
  wanted: { kind: AccountHistoryRow["kind"]; errorCodes: readonly string[]; withinSeconds: number },
  on: Executor = db(),
): Promise<boolean> {
  const [found] = await on
    .select({ id: accountHistory.id })
    .from(accountHistory)
    .where(
      and(
        eq(accountHistory.accountId, accountId),
        eq(accountHistory.kind, wanted.kind),
        inArray(accountHistory.errorCode, [...wanted.errorCodes]),
        sql`${accountHistory.at} > now() - make_interval(secs => ${wanted.withinSeconds})`,
      ),
    )
    .limit(1);
  return found !== undefined;
}

export interface RefreshSummary {
  refreshes: number;
  succeeded: number;
  medianMs: number | null;
  longestMs: number | null;
}

/** Refreshes of the last 24 hours. Durations are those of finished ones. */
export async function summariseLastDay(accountId: string, on: Executor = db()): Promise<RefreshSummary> {
  const duration = accountHistory.durationMs;
  const [summary] = await on
    .select({
      refreshes: sql<number>`count(*)::int`,
      succeeded: sql<number>`(count(*) filter (where ${accountHistory.outcome} = 'succeeded'))::int`,
      medianMs: sql<number | null>`round(percentile_cont(0.5) within group (order by ${duration}))::int`,
      longestMs: sql<number | null>`max(${duration})`,
    })
    .from(accountHistory)
    .where(
      and(
        eq(accountHistory.accountId, accountId),
        eq(accountHistory.kind, "refresh"),
        sql`${accountHistory.at} > now() - interval '24 hours'`,
      ),
    );
  return summary ?? { refreshes: 0, succeeded: 0, medianMs: null, longestMs: null };
}

/**
 * Deletes the oldest entries, a batch at a time, so that one statement neither takes long nor holds much.
 * @returns how many were older and are gone; as many as `batch` means that there may be more
 */
export async function deleteHistoryBefore(days: number, batch: number, on: Executor = db()): Promise<number> {
  const oldest = on
    .select({ id: accountHistory.id })
    .from(accountHistory)
    .where(lt(accountHistory.at, sql`now() - make_interval(days => ${days})`))
    .orderBy(accountHistory.at)
    .limit(batch);
  const gone = await on.delete(accountHistory).where(inArray(accountHistory.id, oldest));
  return gone.count;
}
