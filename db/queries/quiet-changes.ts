import { sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accountHistory } from "../schema/account-history";
import { accounts } from "../schema/accounts";
import { bulkRuns } from "../schema/bulk-runs";

export interface QuietChanges {
  /** Accounts whose status became another one because time passed. */
  passed: string[];
  /** The newest lines of the history: IDs that grow, and their accounts. */
  written: { entryId: number; accountId: string }[];
  /** Whether a bulk action goes on: its accounts are settled by the dozen each second. */
  isRunning: boolean;
  now: Date;
}

/**
 * What nobody announces: statuses that follow from the clock, renewals that went well, and how bulk actions go on. Everything is a short range
 * of an index.
 * @param since the clock when it was asked last; the history is asked a little further back, because what is written
 *   first may be committed last
 * @param limit of either list; one that is full may leave some out
 */
export async function findQuietChanges(since: Date, limit: number, on: Executor = db()): Promise<QuietChanges> {
  const then = sql`${since.toISOString()}::timestamptz`;
  const open = sql`${accounts.revokedAt} is null and ${accounts.reconnectRequiredAt} is null`;
  const [row] = await on.execute<{
    passed: string[];
    written: QuietChanges["written"];
    isRunning: boolean;
    now: string;
  }>(sql`
    select now()::timestamptz(3) as now,
      array(
        (select ${accounts.id} from ${accounts}
          where ${open} and ${accounts.failureCount} = 0 and ${accounts.nextRefreshAt} is not null
            and ${accounts.expiresAt} > ${then} and ${accounts.expiresAt} <= now() limit ${limit})
        union
        (select ${accounts.id} from ${accounts}
          where ${open} and ${accounts.failureCount} > 0
            and ${accounts.expiresAt} > ${then} and ${accounts.expiresAt} <= now() limit ${limit})
        union
        (select ${accounts.id} from ${accounts}
          where ${open} and ${accounts.nextRefreshAt} is null
            and (${accounts.expiresAt} > ${then} and ${accounts.expiresAt} <= now()
              or ${accounts.expiresAt} > ${then} + interval '24 hours'
                and ${accounts.expiresAt} <= now() + interval '24 hours') limit ${limit})
        union
        (select ${accounts.id} from ${accounts}
          where ${open} and ${accounts.failureCount} = 0 and ${accounts.nextRefreshAt} is not null
            and ${accounts.nextRefreshAt} >= ${then} - interval '60 seconds'
            and ${accounts.nextRefreshAt} < now() - interval '60 seconds' limit ${limit})
        limit ${limit}
      ) as passed,
      coalesce((
        select json_agg(json_build_object('entryId', entry.id, 'accountId', entry.account_id)) from (
          select ${accountHistory.id}, ${accountHistory.accountId} from ${accountHistory}
          where ${accountHistory.at} > ${then} - interval '2 seconds'
          order by ${accountHistory.at} desc limit ${limit}
        ) as entry
      ), '[]') as written,
      exists (select from ${bulkRuns} where ${bulkRuns.finishedAt} is null and ${bulkRuns.startedAt} is not null)
        as "isRunning"`);
  if (!row) throw new Error("select returned no row");
  return { ...row, now: new Date(row.now) };
}
