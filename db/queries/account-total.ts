import { sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { type AccountFilter, accountFilterCondition } from "./account-filter";

/** Beyond this many rows a total is estimated. */
const countedExactly = 10_000;
/** Rows that an estimate looks at: enough for one part in a hundred. */
const sampledRows = 20_000;

/** How many accounts match: counted up to 10,000, beyond that estimated from a sample of the table. */
export async function countAccounts(
  filter: AccountFilter,
  on: Executor = db(),
): Promise<{ total: number; exact: boolean }> {
  const where = accountFilterCondition(filter);
  const [counted] = await on.execute<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from ${accounts} where ${where} limit ${countedExactly + 1}) as counted`,
  );
  const total = counted?.total ?? 0;
  if (total <= countedExactly) return { total, exact: true };

  const [table] = await on.execute<{ rows: number }>(
    sql`select reltuples::float8 as rows from pg_class where oid = ${"accounts"}::regclass`,
  );
  const rows = Math.max(1, table?.rows ?? 1);
  const percent = Math.min(100, (100 * sampledRows) / rows);
  // A share of the rows that the sample met: how many those are differs from time to time.
  const [sampled] = await on.execute<{ share: number | null }>(
    sql`select count(*) filter (where ${where})::float8 / nullif(count(*), 0) as share
      from ${accounts} tablesample system (${percent})`,
  );
  return { total: Math.max(Math.round(rows * (sampled?.share ?? 0)), countedExactly + 1), exact: false };
}
