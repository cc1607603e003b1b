import { sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { type AccountFilter, accountFilterCondition } from "./account-filter";

/** Beyond this many rows a total is estimated. */
const countedExactly = 10_000;
/** Rows that an estimate looks at: enough for one part in a hundred. */
const sampledRows = 20_000;

/** How many accounts match, if they are not more than 10,000; null for more. */
export async function countAccounts(filter: AccountFilter, on: Executor = db()): Promise<number | null> {
  const where = accountFilterCondition(filter);
  const [counted] = await on.execute<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from ${accounts} where ${where} limit ${countedExactly + 1}) as counted`,
  );
  const total = counted?.total ?? 0;
  return total <= countedExactly ? total : null;
}

/** How many accounts match where they are many: from a sample of the table. */
export async function estimateAccounts(filter: AccountFilter, on: Executor = db()): Promise<number> {
  const where = accountFilterCondition(filter);
  // As the planner does: what the last ANALYZE met on a page, times the pages of now; 0 before the first one.
  const [table] = await on.execute<{ rows: number }>(sql`
    select case when relpages > 0 and reltuples > 0
      then reltuples / relpages * (pg_relation_size(oid) / current_setting('block_size')::int) else 0 end::float8 as rows
    from pg_class where oid = ${"accounts"}::regclass`);
  const rows = table?.rows ?? 0;
  const percent = Math.min(100, (100 * sampledRows) / Math.max(1, rows));
  const [sample] = await on.execute<{ looked: number; found: number }>(sql`
    select count(*)::int as looked, count(*) filter (where ${where})::int as found
    from ${accounts} tablesample system (${percent})`);
  const { looked, found } = sample ?? { looked: 0, found: 0 };
  // Of the rows that the sample met: how many those are differs from time to time.
  const estimate = percent === 100 ? found : (rows * found) / Math.max(1, looked);
  return Math.max(Math.round(estimate), countedExactly + 1);
}
