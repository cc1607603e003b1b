import { and, desc, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { AuthenticationMethod, Environment, TokenStatus } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { type Segment, statusCondition } from "./account-segments";
import type { AccountRow } from "./accounts";
import { databaseNow } from "./database-now";

export interface AccountFilter {
  search: string;
  statuses: readonly TokenStatus[];
  environments: readonly Environment[];
  methods: readonly AuthenticationMethod[];
}

/** Where a page begins: after (or before) the row with this rank, key and id. `key` is milliseconds or text. */
export interface PagePosition {
  direction: "after" | "before";
  rank: number;
  key: number | string;
  id: string;
}

export interface PagedAccount {
  account: AccountRow;
  rank: number;
  key: number | string;
}

/**
 * One page in the order of the segments. Each segment yields its first rows from an index range, so the cost
 * depends on the page, not on the table.
 * @param limit rows at most; ask for one more than shown to learn whether more follow
 * @returns rows in reading order, also when read backwards, and the database's clock
 */
export async function findAccountPage(
  page: { segments: readonly Segment[]; filter: AccountFilter; position: PagePosition | null; limit: number },
  on: Executor = db(),
): Promise<{ rows: PagedAccount[]; now: Date }> {
  const { segments, filter, position, limit } = page;
  const backwards = position?.direction === "before";
  const conditions = filterConditions(filter);
  const stretches = segments
    .filter(({ rank }) => !position || (backwards ? rank <= position.rank : rank >= position.rank))
    .map((segment) => stretch({ segment, conditions, position, limit }));
  if (stretches.length === 0) return { rows: [], now: await databaseNow(on) };

  const textFalls = segments.some(({ keyType, descending }) => keyType === "text" && descending) !== backwards;
  const order = [
    sql.raw(`page.rank ${backwards ? "desc" : "asc"}`),
    sql.raw(`page.time_key ${backwards ? "desc" : "asc"}`),
    sql.raw(`page.text_key ${textFalls ? "desc" : "asc"}`),
    sql.raw(`page.id ${backwards ? "desc" : "asc"}`),
  ];
  const found = await on
    .select({
      account: getTableColumns(accounts),
      rank: sql<number>`page.rank`,
      timeKey: sql<number | null>`page.time_key::float8`,
      textKey: sql<string | null>`page.text_key`,
      now: sql<string>`now()::timestamptz(3)`,
    })
    .from(accounts)
    .innerJoin(sql`(${sql.join(stretches, sql` union all `)}) as page`, sql`page.id = ${accounts.id}`)
    .orderBy(sql.join(order, sql`, `))
    .limit(limit);
  const rows = found.map(({ account, rank, timeKey, textKey }) => ({
    account,
    rank,
    // A descending stretch is ordered by the negated time; the position carries the time itself.
    key: textKey ?? Math.abs(timeKey ?? 0),
  }));
  const now = found[0] ? new Date(found[0].now) : await databaseNow(on);
  return { rows: backwards ? rows.reverse() : rows, now };
}

function stretch(ask: { segment: Segment; conditions: SQL[]; position: PagePosition | null; limit: number }): SQL {
  const { segment, conditions, position, limit } = ask;
  const { key, keyType } = segment;
  const backwards = position?.direction === "before";
  const falls = segment.descending !== backwards;
  const where = and(
    segment.where,
    ...conditions,
    position?.rank === segment.rank ? beyond(segment, position) : undefined,
  );
  const milliseconds = sql`(extract(epoch from ${key}) * 1000)::bigint`;
  const timeKey = keyType === "time" ? (segment.descending ? sql`-${milliseconds}` : milliseconds) : sql`null::bigint`;
  const textKey = keyType === "text" ? key : sql`null::text`;
  return sql`(select ${accounts.id} as id, ${sql.raw(String(segment.rank))} as rank, ${timeKey} as time_key, ${textKey} as text_key
    from ${accounts} where ${where}
    order by ${falls ? sql`${key} desc` : key}, ${backwards ? desc(accounts.id) : accounts.id} limit ${limit})`;
}

/** Rows beyond the position within its own segment. The first half bounds the index range, the second breaks ties. */
function beyond({ key, keyType, descending }: Segment, position: PagePosition): SQL {
  const backwards = position.direction === "before";
  const value =
    keyType === "time"
      ? sql`${new Date(Number(position.key)).toISOString()}::timestamptz`
      : sql`${String(position.key)}`;
  const falls = descending !== backwards;
  const reached = falls ? sql`${key} <= ${value}` : sql`${key} >= ${value}`;
  const passed = falls ? sql`${key} < ${value}` : sql`${key} > ${value}`;
  const idPassed = backwards ? sql`${accounts.id} < ${position.id}` : sql`${accounts.id} > ${position.id}`;
  return sql`${reached} and (${passed} or ${idPassed})`;
}

/** Statuses are not among them: the segments carry those, or {@link statusCondition}. */
function filterConditions(filter: AccountFilter): SQL[] {
  const conditions: SQL[] = [];
  if (filter.environments.length) conditions.push(inArray(accounts.environment, [...filter.environments]));
  if (filter.methods.length) conditions.push(inArray(accounts.authenticationMethod, [...filter.methods]));
  if (filter.search) {
    const pattern = `%${filter.search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
    const searched = [accounts.name, accounts.shopName, accounts.shopId, accounts.host, accounts.companyId].map(
      (column) => sql`lower(${column}) like ${pattern}`,
    );
    conditions.push(sql`(${sql.join(searched, sql` or `)})`);
  }
  return conditions;
}

/** What a filter matches, its statuses included, as one condition. */
export function accountFilterCondition(filter: AccountFilter): SQL {
  const statuses = filter.statuses.length ? [statusCondition(filter.statuses, sql`now()`)] : [];
  return and(...filterConditions(filter), ...statuses) ?? sql`true`;
}

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
