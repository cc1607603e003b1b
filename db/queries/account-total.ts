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
  const percent = Math.min(100, (100 * sampledRows) / Math.max(1, table?.rows ?? 1));
  const [sampled] = await on.execute<{ total: number }>(
    sql`select count(*)::int as total from ${accounts} tablesample system (${percent}) where ${where}`,
  );
  const estimate = ((sampled?.total ?? 0) * 100) / percent;
  return { total: Math.max(Math.round(estimate), countedExactly + 1), exact: false };
}
