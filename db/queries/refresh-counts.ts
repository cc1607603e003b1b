import { gte, lt, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accountHistory } from "../schema/account-history";
import { refreshCounts } from "../schema/refresh-counts";

/**
 * How long a refresh took, as one of 38 buckets: 0 holds what took less than 10 ms, each further one begins at 1.25 times
 * the one before, 37 holds everything from 31 s on. So a percentile is off by an eighth at most. -1 was not measured.
 */
export const firstBucketMs = 10;
export const bucketGrowth = 1.25;
const buckets = 36;

const bucketOf = sql`coalesce(width_bucket(
  ln(greatest(${accountHistory.durationMs}, 1)::float8 / ${sql.raw(String(firstBucketMs))}) / ln(${sql.raw(String(bucketGrowth))}),
  0, ${sql.raw(String(buckets))}, ${sql.raw(String(buckets))}), -1)`;
const slotOf = sql`date_bin('10 minutes', ${accountHistory.at}, timestamptz '2000-01-01')`;
/** What of the history is not counted yet. */
const countedUntil = sql`coalesce(
  (select max(${refreshCounts.startsAt}) + interval '10 minutes' from ${refreshCounts}),
  (select date_bin('10 minutes', min(${accountHistory.at}), timestamptz '2000-01-01') from ${accountHistory}),
  now())`;

/**
 * Counts the refreshes of ten minutes that are over; a minute late, so that everything of them is committed. Doing it
 * twice does no harm.
 * @param hours counted at most, from where counting stopped
 * @returns whether everything that is over has been counted
 */
export async function countRefreshes(hours: number, on: Executor = db()): Promise<boolean> {
  const [counted] = await on.execute<{ isDone: boolean }>(sql`
    with span as (
      select begins, least(begins + make_interval(hours => ${hours}), over) as ends, over from (
        select greatest(${countedUntil}, now() - interval '30 days') as begins,
          date_bin('10 minutes', now() - interval '1 minute', timestamptz '2000-01-01') as over
      ) as spans
    ), stored as (
      insert into ${refreshCounts} (starts_at, outcome, bucket, refreshes)
      select ${slotOf}, ${accountHistory.outcome}, ${bucketOf}, count(*)
      from ${accountHistory}, span
      where ${accountHistory.kind} = 'refresh' and ${accountHistory.at} >= span.begins and ${accountHistory.at} < span.ends
      group by 1, 2, 3
      on conflict (starts_at, outcome, bucket) do update set refreshes = excluded.refreshes
      returning 1
    )
    select (select count(*) from stored) >= 0 and span.ends >= span.over as "isDone" from span`);
  return counted?.isDone ?? true;
}

export interface RefreshCount {
  /** Beginning of the hour. */
  hour: Date;
  outcome: string;
  bucket: number;
  refreshes: number;
}

/** Refreshes of the hours since the beginning of the one `hours` ago, up to this moment, counted by hour. */
export async function listRefreshCounts(hours: number, on: Executor = db()): Promise<RefreshCount[]> {
  const since = sql`date_trunc('hour', now()) - make_interval(hours => ${hours - 1})`;
  const rows = await on.execute<{ hour: string; outcome: string; bucket: number; refreshes: number }>(sql`
    select date_bin('1 hour', starts_at, timestamptz '2000-01-01') as hour, outcome, bucket, sum(refreshes)::int as refreshes
    from (
      select ${refreshCounts.startsAt}, ${refreshCounts.outcome}, ${refreshCounts.bucket}, ${refreshCounts.refreshes}
      from ${refreshCounts} where ${gte(refreshCounts.startsAt, since)}
      union all
      select ${slotOf}, ${accountHistory.outcome}, ${bucketOf}, count(*) from ${accountHistory}
      where ${accountHistory.kind} = 'refresh' and ${accountHistory.at} >= greatest(${countedUntil}, ${since})
      group by 1, 2, 3
    ) as counted
    group by 1, 2, 3 order by 1, 2, 3`);
  return rows.map((row) => ({ ...row, hour: new Date(row.hour) }));
}

export async function deleteRefreshCountsBefore(days: number, on: Executor = db()): Promise<void> {
  await on.delete(refreshCounts).where(lt(refreshCounts.startsAt, sql`now() - make_interval(days => ${days})`));
}
