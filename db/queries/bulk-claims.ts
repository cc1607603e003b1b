import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { ErrorDetails } from "../../lib/errors/error-details";
import type { BulkOutcome, BulkSkipReason } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { prepareOnce } from "../execute-prepared";
import { bulkRunAccounts, bulkRuns } from "../schema/bulk-runs";
import type { BulkRunRow } from "./bulk-runs";
import type { Lease } from "./refresh-leases";

export type BulkRunAccountRow = typeof bulkRunAccounts.$inferSelect;

/** An account of a run that the lease's owner alone may work on until the lease ends. */
export interface BulkClaim {
  item: BulkRunAccountRow & { host: string };
  run: BulkRunRow;
}

/** What became of an account of a run. */
export type BulkResult =
  | { outcome: "done"; accountId?: string }
  | { outcome: "skipped"; reason: BulkSkipReason }
  | { outcome: "failed"; code: string; details: ErrorDetails };

/**
 * Claims accounts of all runs that go on, so many of each host at most. It hops from host to host over the index, so
 * that a host with many accounts, or a slow one, costs the others nothing.
 * @param ask.perHost how many more of a host may be worked on at once; a host that is not named takes `otherHosts`
 * @param ask.onlyHost claims of this host alone, troubled or not: a probe
 */
export async function claimBulkAccounts(
  ask: { limit: number; perHost: Record<string, number>; otherHosts: number; onlyHost?: string },
  lease: Lease,
  on: Executor = db(),
): Promise<BulkClaim[]> {
  const { limit, otherHosts, onlyHost } = ask;
  const statement = onlyHost === undefined ? claimOfMany(on) : claimOfOne(on);
  const claimed = await statement.execute({
    ...lease,
    limit,
    otherHosts,
    perHost: JSON.stringify(ask.perHost),
    onlyHost,
  });
  return claimed.map(({ item, run }) => ({ item: { ...item, host: item.host ?? "" }, run }));
}

const pendingHosts = sql`
  with recursive hop as (
    (select host from bulk_run_accounts where outcome = 'pending' order by host limit 1)
    union all
    select (select i.host from bulk_run_accounts i where i.outcome = 'pending' and i.host > hop.host order by i.host limit 1)
    from hop where hop.host is not null
  )`;

const calmHosts = sql`${pendingHosts} select hop.host from hop
  where hop.host is not null and not exists (select from troubled_hosts t where t.host = hop.host)`;

const claimOfMany = prepareOnce((on) => claimOf(calmHosts, "claim_bulk_accounts", on));
const claimOfOne = prepareOnce((on) =>
  claimOf(sql`select ${sql.placeholder("onlyHost")}::text as host`, "claim_bulk_probe", on),
);

function claimOf(hosts: SQL, name: string, on: Executor) {
  const [limit, perHost, otherHosts] = ["limit", "perHost", "otherHosts"].map((key) => sql.placeholder(key));
  const isFree = sql`i.outcome = 'pending' and (i.lease_until is null or i.lease_until < now())`;
  const free = on
    .$with("free", {
      runId: sql<string>`free.run_id`.as("run_id"),
      position: sql<number>`free.position`.as("position"),
    })
    .as(sql`
    select i.run_id, i.position
    from (
      select found.run_id, found.position
      from (${hosts}) as wanted,
        lateral (
          select i.run_id, i.position from bulk_run_accounts i
          where i.host = wanted.host and ${isFree}
          order by i.position, i.run_id
          limit least(${limit}::int, greatest(0, coalesce((${perHost}::jsonb ->> wanted.host)::int, ${otherHosts})))
        ) as found
      order by found.position, found.run_id
      limit ${limit}::int
    ) as candidate join bulk_run_accounts i using (run_id, position)
    where ${isFree}
    for update of i skip locked`);
  return on
    .with(free)
    .update(bulkRunAccounts)
    .set({
      leaseOwner: sql`${sql.placeholder("owner")}`,
      leaseUntil: sql`now() + make_interval(secs => ${sql.placeholder("seconds")})`,
      attempts: sql`${bulkRunAccounts.attempts} + 1`,
    })
    .from(free)
    .innerJoin(bulkRuns, sql`${bulkRuns.id} = free.run_id`)
    .where(sql`${bulkRunAccounts.runId} = free.run_id and ${bulkRunAccounts.position} = free.position`)
    .returning({ item: getTableColumns(bulkRunAccounts), run: getTableColumns(bulkRuns) })
    .prepare(name);
}

/** Troubled hosts that accounts of a run wait for. */
export async function listTroubledBulkHosts(on: Executor = db()): Promise<string[]> {
  const rows = await on.execute<{ host: string }>(sql`
    select t.host from troubled_hosts t
    where exists (select from bulk_run_accounts i where i.host = t.host and i.outcome = 'pending')`);
  return rows.map(({ host }) => host);
}

/** The same for one run, for people who look. */
export async function listTroubledHostsOfRun(runId: string, on: Executor = db()): Promise<string[]> {
  const rows = await on.execute<{ host: string }>(sql`
    select t.host from troubled_hosts t where exists (
      select from bulk_run_accounts i where i.host = t.host and i.outcome = 'pending' and i.run_id = ${runId})
    order by 1`);
  return rows.map(({ host }) => host);
}

/**
 * Ends the waiting for hosts that have not come back: their accounts fail with what the host was troubled by.
 * @param afterSeconds how long the host has been troubled, and the run has waited
 * @returns how many accounts that are
 */
export async function failAccountsOfTroubledHosts(afterSeconds: number, on: Executor = db()): Promise<number> {
  const { count } = await on.execute(sql`
    update bulk_run_accounts i set outcome = 'failed', error_code = t.last_error_code,
      error_details = jsonb_build_object('host', t.host), at = now()
    from troubled_hosts t, bulk_runs r
    where i.host = t.host and i.outcome = 'pending' and i.lease_until is null and r.id = i.run_id
      and greatest(t.opened_at, r.started_at) < now() - make_interval(secs => ${afterSeconds})`);
  return count;
}

/**
 * Writes what became of an account, while the lease is still ours.
 * @returns false when another process has taken over
 */
export async function saveBulkResult(
  at: { runId: string; position: number; owner: string },
  result: BulkResult,
  on: Executor = db(),
): Promise<boolean> {
  const saved = await on
    .update(bulkRunAccounts)
    .set({ ...columnsOf(result), leaseOwner: null, leaseUntil: null, at: sql`now()` })
    .where(
      and(
        eq(bulkRunAccounts.runId, at.runId),
        eq(bulkRunAccounts.position, at.position),
        eq(bulkRunAccounts.outcome, "pending"),
        eq(bulkRunAccounts.leaseOwner, at.owner),
      ),
    )
    .returning({ position: bulkRunAccounts.position });
  return saved.length > 0;
}

/** The same for accounts that the transaction holds, which have no lease. */
export async function saveBulkResults(
  runId: string,
  results: readonly { position: number; result: BulkResult }[],
  on: Executor,
): Promise<void> {
  const rows = results.map(({ position, result }) => ({ position, ...columnsOf(result) }));
  await on.execute(sql`
    update ${bulkRunAccounts} as item set outcome = settled.outcome, skip_reason = settled."skipReason",
      error_code = settled."errorCode", error_details = settled."errorDetails", attempts = attempts + 1, at = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as settled (position int, outcome text, "skipReason" text, "errorCode" text, "errorDetails" jsonb)
    where item.run_id = ${runId} and item.position = settled.position`);
}

function columnsOf(result: BulkResult) {
  switch (result.outcome) {
    case "done":
      return { outcome: result.outcome, ...(result.accountId && { accountId: result.accountId }) };
    case "skipped":
      return { outcome: result.outcome, skipReason: result.reason };
    case "failed":
      return { outcome: result.outcome, errorCode: result.code, errorDetails: result.details };
  }
}

/** Accounts of a run in their order, from after a position, with these outcomes: a range of the index for each. */
export async function listRunAccounts(
  of: { runId: string; outcomes: readonly BulkOutcome[]; after: number; limit: number },
  on: Executor = db(),
): Promise<(BulkRunAccountRow & { isThere: boolean })[]> {
  const { runId, outcomes, after, limit } = of;
  const ranges = outcomes.map(
    (outcome) => sql`(
      select i.position from bulk_run_accounts i
      where i.run_id = ${runId} and i.outcome = ${outcome} and i.position > ${after} order by i.position limit ${limit})`,
  );
  return on
    .select({
      ...getTableColumns(bulkRunAccounts),
      isThere: sql<boolean>`exists (select from accounts where accounts.id = ${bulkRunAccounts.accountId})`,
    })
    .from(bulkRunAccounts)
    .innerJoin(sql`(${sql.join(ranges, sql` union all `)}) as page`, sql`page.position = ${bulkRunAccounts.position}`)
    .where(eq(bulkRunAccounts.runId, runId))
    .orderBy(bulkRunAccounts.position)
    .limit(limit);
}
