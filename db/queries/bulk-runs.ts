import { and, desc, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { BulkOutcome, Environment } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { bulkRunAccounts, bulkRuns } from "../schema/bulk-runs";
import { type AccountBulkKind, type BulkSelection, bulkSelected, skipReason } from "./bulk-preview";

export type BulkRunRow = typeof bulkRuns.$inferSelect;
export type NewBulkRun = typeof bulkRuns.$inferInsert;

export async function insertBulkRun(run: NewBulkRun, on: Executor): Promise<string> {
  const [inserted] = await on.insert(bulkRuns).values(run).returning({ id: bulkRuns.id });
  if (!inserted) throw new Error("insert returned no row");
  return inserted.id;
}

/** The same for a run that may have been asked for before. @returns false when it was: nothing is written then */
export async function insertBulkRunOnce(run: NewBulkRun & { id: string }, on: Executor): Promise<boolean> {
  const inserted = await on.insert(bulkRuns).values(run).onConflictDoNothing().returning({ id: bulkRuns.id });
  return inserted.length > 0;
}

/**
 * Writes down every account of a selection for a run, in one statement; those that the action does not apply to are
 * done with.
 * @param hosts of the authentication systems, and of Mirakl Connect where an environment has it
 */
export async function insertSelectedAccounts(
  run: { id: string; kind: AccountBulkKind; selection: BulkSelection },
  hosts: { auth: Record<Environment, string>; connect: Record<Environment, string> },
  on: Executor,
): Promise<void> {
  const reason = skipReason(run.kind);
  await on.execute(sql`
    insert into ${bulkRunAccounts}
      (run_id, position, account_id, account_name, version, host, outcome, skip_reason, at)
    select ${run.id}::uuid, row_number() over (order by lower(selected.name), selected.id), selected.id, selected.name,
      selected.version, selected.host, case when reason is null then 'pending' else 'skipped' end, reason,
      case when reason is not null then now() end
    from (
      select ${accounts.id}, ${accounts.name}, ${accounts.version}, ${hostOf(run.kind, hosts)} as host, ${reason} as reason
      from ${accounts} where ${bulkSelected(run.selection)}
    ) as selected`);
}

/** Which host an action asks first; see the column. */
function hostOf(kind: AccountBulkKind, hosts: { auth: Record<string, string>; connect: Record<string, string> }): SQL {
  const method = accounts.authenticationMethod;
  const ofAuth = sql`coalesce(${JSON.stringify(hosts.auth)}::jsonb ->> ${accounts.environment}, '')`;
  const ofConnect = sql`coalesce(${JSON.stringify(hosts.connect)}::jsonb ->> ${accounts.environment}, '')`;
  switch (kind) {
    case "verify":
      return sql`coalesce(${accounts.host}, ${ofConnect})`;
    case "refresh":
    case "revoke":
      return ofAuth;
    case "remove":
      return sql`case when ${method} = 'authorization_code' then ${ofAuth} else '' end`;
    case "tag":
    case "untag":
      return sql`null::text`;
  }
}

/** Everything is written down: the worker begins, or there was nothing to do. @returns null when it is no longer open */
export async function startRun(runId: string, on: Executor): Promise<BulkRunRow | null> {
  const [run] = await on
    .update(bulkRuns)
    .set({
      startedAt: sql`now()`,
      total: sql`(select count(*) from ${bulkRunAccounts} where ${bulkRunAccounts.runId} = ${runId})`,
    })
    .where(and(eq(bulkRuns.id, runId), isNull(bulkRuns.startedAt), isNull(bulkRuns.cancelledAt)))
    .returning();
  return run ?? null;
}

export async function findBulkRun(runId: string, on: Executor = db()): Promise<BulkRunRow | null> {
  const [run] = await on.select().from(bulkRuns).where(eq(bulkRuns.id, runId));
  return run ?? null;
}

/** So that rows that come in and the start of a run do not pass each other. */
export async function findBulkRunForUpdate(runId: string, on: Executor): Promise<BulkRunRow | null> {
  const [run] = await on.select().from(bulkRuns).where(eq(bulkRuns.id, runId)).for("update");
  return run ?? null;
}

/** How many accounts of a run have each outcome. */
export async function countOutcomes(runId: string, on: Executor = db()): Promise<Record<BulkOutcome, number>> {
  const rows = await on.execute<{ outcome: BulkOutcome; count: number }>(sql`
    select outcome, count(*)::int as count from ${bulkRunAccounts} where run_id = ${runId} group by 1`);
  const counts = { staged: 0, pending: 0, done: 0, skipped: 0, failed: 0 };
  for (const { outcome, count } of rows) counts[outcome] = count;
  return counts;
}

/** Runs that were started, newest first, from after a place in that order. */
export async function listBulkRuns(
  page: { before: { createdAt: Date; id: string } | null; limit: number },
  on: Executor = db(),
): Promise<BulkRunRow[]> {
  const { before, limit } = page;
  return on
    .select()
    .from(bulkRuns)
    .where(
      and(
        sql`${bulkRuns.startedAt} is not null`,
        before
          ? or(
              lt(bulkRuns.createdAt, before.createdAt),
              and(eq(bulkRuns.createdAt, before.createdAt), lt(bulkRuns.id, before.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(bulkRuns.createdAt), desc(bulkRuns.id))
    .limit(limit);
}

/** Runs that go on, the oldest first. */
export async function listOpenRuns(on: Executor = db()): Promise<BulkRunRow[]> {
  return on
    .select()
    .from(bulkRuns)
    .where(and(isNull(bulkRuns.finishedAt), sql`${bulkRuns.startedAt} is not null`))
    .orderBy(bulkRuns.createdAt, bulkRuns.id);
}

/**
 * Cancels a run that goes on: what no process has in hand is left as it is.
 * @returns null when it has finished, or was cancelled before
 */
export async function cancelRun(runId: string, by: string, on: Executor): Promise<BulkRunRow | null> {
  const [run] = await on
    .update(bulkRuns)
    .set({ cancelledAt: sql`now()`, cancelledBy: by })
    .where(and(eq(bulkRuns.id, runId), isNull(bulkRuns.finishedAt), isNull(bulkRuns.cancelledAt)))
    .returning();
  if (!run) return null;
  await on
    .update(bulkRunAccounts)
    .set({ outcome: "skipped", skipReason: "cancelled", at: sql`now()` })
    .where(
      and(
        eq(bulkRunAccounts.runId, runId),
        sql`${bulkRunAccounts.outcome} in ('staged', 'pending')`,
        isNull(bulkRunAccounts.leaseUntil),
      ),
    );
  return run;
}

/**
 * Ends runs of which no account is left. However many processes ask at once, one of them ends it.
 * @param runId this one alone; absent = any
 * @returns those that this call has ended
 */
export async function finishRuns(runId?: string, on: Executor = db()): Promise<{ id: string }[]> {
  return on.execute<{ id: string }>(sql`
    with ended as (
      select id from ${bulkRuns} as run
      where finished_at is null and started_at is not null ${runId ? sql`and id = ${runId}` : sql``}
        -- The last one by position, not any: what has been settled lies before those that wait, and would all be read.
        and (select max(position) from ${bulkRunAccounts} as item
          where item.run_id = run.id and item.outcome = 'pending') is null
      for update skip locked
    ), counted as (
      select ended.id, count(item.position) as total, count(*) filter (where item.outcome = 'done') as done,
        count(*) filter (where item.outcome = 'skipped') as skipped,
        count(*) filter (where item.outcome = 'failed') as failed
      from ended left join ${bulkRunAccounts} as item on item.run_id = ended.id group by 1
    )
    update ${bulkRuns} as run set finished_at = now(), total = counted.total, done = counted.done,
      skipped = counted.skipped, failed = counted.failed
    from counted where run.id = counted.id returning run.id`);
}

/** Forgets runs that ended long ago, a batch at a time, and imports whose rows never came in whole. */
export async function deleteBulkRunsBefore(
  before: { finishedDays: number; unstartedHours: number; limit: number },
  on: Executor = db(),
): Promise<number> {
  const gone = await on.execute(sql`
    delete from ${bulkRuns} where id in (
      select id from ${bulkRuns}
      where finished_at < now() - make_interval(days => ${before.finishedDays})
        or (started_at is null and created_at < now() - make_interval(hours => ${before.unstartedHours}))
      limit ${before.limit}) returning id`);
  return gone.length;
}
