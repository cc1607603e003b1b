import { inArray, sql } from "drizzle-orm";
import type { Environment } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { accountHistory } from "../schema/account-history";
import { accounts } from "../schema/accounts";
import { workers } from "../schema/workers";

export interface RefreshLag {
  /** How long the longest waiting renewal has been due; one that a process is busy with does not wait. */
  seconds: number;
  /** All living workers started within the last hour, and renewals have been tried within the last minute. */
  isCatchingUp: boolean;
}

/**
 * How late renewals are. A worker lives while it was seen within a minute.
 * @param paused environments whose host is troubled: their renewals wait on purpose
 */
export async function findRefreshLag(paused: readonly Environment[], on: Executor = db()): Promise<RefreshLag> {
  const isPaused = paused.length > 0 ? inArray(accounts.environment, [...paused]) : sql`false`;
  const [lag] = await on.execute<{ seconds: number | null; started: boolean | null; progress: boolean }>(sql`
    select
      (select extract(epoch from now() - min(${accounts.nextRefreshAt}))::float8 from ${accounts}
        where ${accounts.revokedAt} is null and ${accounts.reconnectRequiredAt} is null
          and ${accounts.nextRefreshAt} is not null and ${accounts.nextRefreshAt} <= now()
          and not (${isPaused})
          and (${accounts.leaseUntil} is null or ${accounts.leaseUntil} < now())) as seconds,
      (select min(${workers.startedAt}) > now() - interval '1 hour' from ${workers}
        where ${workers.seenAt} > now() - interval '1 minute') as started,
      exists (select from ${accountHistory}
        where ${accountHistory.at} > now() - interval '1 minute'
          and ${accountHistory.kind} = 'refresh' and ${accountHistory.trigger} = 'worker') as progress`);
  return { seconds: lag?.seconds ?? 0, isCatchingUp: lag?.started === true && lag.progress };
}
