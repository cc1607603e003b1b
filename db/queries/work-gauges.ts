import { sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accountPolls } from "../schema/account-polls";
import { accounts } from "../schema/accounts";
import { parkedGrants } from "../schema/parked-grants";
import { workers } from "../schema/workers";

export interface WorkGauges {
  /** Renewals that are due now. */
  refreshBacklog: number;
  /** Routine calls that are due now, and how long the longest of them has been. */
  pollBacklog: number;
  pollLagSeconds: number;
  pendingRevocations: number;
  /** Seen within a minute. */
  workers: number;
}

/** How much work waits. */
export async function findWorkGauges(on: Executor = db()): Promise<WorkGauges> {
  const [row] = await on.execute<{
    refreshes: number;
    polls: number;
    poll_lag: number | null;
    revocations: number;
    workers: number;
  }>(sql`
    select
      (select count(*)::int from ${accounts}
        where ${accounts.revokedAt} is null and ${accounts.reconnectRequiredAt} is null
          and ${accounts.nextRefreshAt} is not null and ${accounts.nextRefreshAt} <= now()) as refreshes,
      (select count(*)::int from ${accountPolls} where ${accountPolls.nextPollAt} <= now()) as polls,
      (select extract(epoch from now() - min(${accountPolls.nextPollAt}))::float8 from ${accountPolls}
        where ${accountPolls.nextPollAt} <= now()) as poll_lag,
      (select count(*)::int from ${parkedGrants} where ${parkedGrants.state} = 'revoking') as revocations,
      (select count(*)::int from ${workers} where ${workers.seenAt} > now() - interval '1 minute') as workers`);
  return {
    refreshBacklog: row?.refreshes ?? 0,
    pollBacklog: row?.polls ?? 0,
    pollLagSeconds: row?.poll_lag ?? 0,
    pendingRevocations: row?.revocations ?? 0,
    workers: row?.workers ?? 0,
  };
}
