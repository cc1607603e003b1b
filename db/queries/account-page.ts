import { and, desc, type Query, type SQL, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { columnsReader } from "../columns-reader";
import { buildStatement, readValues } from "../execute-prepared";
import { accounts } from "../schema/accounts";
import { type AccountFilter, isStretchShort } from "./account-filter";
import type { Segment } from "./account-segments";
import { type AccountSource, accountSources } from "./account-sources";
import { databaseNow } from "./database-now";
import { tagNames } from "./tags";

/** Where a page begins: beside the row with this rank, key, tie and id. Keys and ties are numbers or text. */
export interface PagePosition {
  rank: number;
  key: number | string;
  tie: number | string | null;
  id: string;
}

/** What a row of the table shows: reading the others would cost as much again. */
const listed = columnsReader({
  id: accounts.id,
  name: accounts.name,
  authenticationMethod: accounts.authenticationMethod,
  environment: accounts.environment,
  integrationType: accounts.integrationType,
  host: accounts.host,
  companyId: accounts.companyId,
  companyName: accounts.companyName,
  shopId: accounts.shopId,
  shopName: accounts.shopName,
  limitedRights: accounts.limitedRights,
  hasRefreshToken: accounts.hasRefreshToken,
  version: accounts.version,
  issuedAt: accounts.issuedAt,
  expiresAt: accounts.expiresAt,
  lastRefreshedAt: accounts.lastRefreshedAt,
  nextRefreshAt: accounts.nextRefreshAt,
  failureCount: accounts.failureCount,
  lastErrorCode: accounts.lastErrorCode,
  lastErrorDetails: accounts.lastErrorDetails,
  lastErrorAt: accounts.lastErrorAt,
  reconnectRequiredAt: accounts.reconnectRequiredAt,
  revokedAt: accounts.revokedAt,
  revokedAtMiraklAt: accounts.revokedAtMiraklAt,
});

export type ListedAccount = ReturnType<typeof listed.read>;

/** What of a row stands beside the account, in this order. */
type FoundBeside = [
  tags: string[],
  rank: number,
  timeKey: number | null,
  textKey: string | null,
  numberTie: number | null,
  textTie: string | null,
  now: string,
];

export interface PagedAccount extends PagePosition {
  account: ListedAccount;
  tags: string[];
}

interface PageAsk {
  segments: readonly Segment[];
  filter: AccountFilter;
  /** Backwards: the rows before the position. */
  direction: "after" | "before";
  /** Null = from the beginning, and backwards from the end. */
  position: PagePosition | null;
  /** Rows at most; ask for one more than shown to learn whether more follow. */
  limit: number;
}

/**
 * One page in the order of the segments. Each segment yields its first rows from an index range, so the cost
 * depends on the page, not on the table. Where words, hosts or tags leave few accounts, only those are looked at.
 * @returns rows in reading order, also when read backwards, and the database's clock
 */
export async function findAccountPage(
  page: PageAsk,
  on: Executor = db(),
): Promise<{ rows: PagedAccount[]; now: Date }> {
  const whole = isFiltered(page.filter) || page.position ? null : statementsOf(page.segments);
  const key = `${page.direction} ${page.limit}`;
  const statement = whole?.get(key) ?? (await buildPage(page, on));
  if (!statement) return { rows: [], now: await databaseNow(on) };
  whole?.set(key, statement);
  const found = (await readValues(statement, on, isAskedOften(page))).map(readRow);
  const rows = found.map(({ row }) => row);
  const now = found[0] ? new Date(found[0].now) : await databaseNow(on);
  return { rows: page.direction === "before" ? rows.reverse() : rows, now };
}

function readRow(values: readonly unknown[]): { row: PagedAccount; now: string } {
  const account = listed.read(values);
  const [tags, rank, timeKey, textKey, numberTie, textTie, now] = values.slice(listed.count) as FoundBeside;
  // A descending stretch is ordered by the negated time; the position carries the time itself.
  const key = textKey ?? Math.abs(timeKey ?? 0);
  return { row: { account, tags, rank, key, tie: textTie ?? numberTie, id: account.id }, now };
}

const wholeOrders = new WeakMap<readonly Segment[], Map<string, Query>>();

/** The statements of the first page and the last of all accounts: building them takes as long as running them. */
function statementsOf(segments: readonly Segment[]): Map<string, Query> {
  const known = wholeOrders.get(segments) ?? new Map<string, Query>();
  wholeOrders.set(segments, known);
  return known;
}

/** @returns null where no account can be on the page */
async function buildPage(
  { segments: wanted, filter, direction, position, ...page }: PageAsk,
  on: Executor,
): Promise<Query | null> {
  // Not as a parameter where it decides: a plan that is kept must know how few rows are wanted.
  const limit = sql.raw(String(page.limit));
  const isSorted = wanted.some(({ followsExpiry }) => followsExpiry) && (await isStretchShort(filter, on));
  const asked = isSorted
    ? wanted.map((segment) => ({ ...segment, isRare: segment.isRare || segment.followsExpiry }))
    : wanted;
  const backwards = direction === "before";
  const { named, segments, sourcesOf } = await accountSources(asked, filter, on);
  const ways = waysOf(segments, backwards);
  const ranks = [...new Set(segments.map(({ rank }) => rank))]
    .filter((rank) => !position || (backwards ? rank <= position.rank : rank >= position.rank))
    .sort((a, b) => (backwards ? b - a : a - b));
  if (ranks.length === 0) return null;
  const stretches = ranks.map((rank) => {
    const together = segments
      .filter((segment) => segment.rank === rank)
      .flatMap((segment) =>
        sourcesOf(segment, segment.descending !== backwards).map((source) =>
          stretch({ segment, source, position, backwards, limit }),
        ),
      );
    const [only] = together;
    if (only && together.length === 1) return only;
    return sql`(select * from (${unionOf(together)}) as page order by ${ways} limit ${limit})`;
  });

  // In the order of reading: once the page is full, what follows is not even begun.
  return buildStatement(sql`select ${listed.list}, ${tagNames(accounts.id)}, page.rank, page.time_key::float8,
      page.text_key, page.number_tie::float8, page.text_tie, now()::timestamptz(3)
    from ${accounts} join (${named} select * from (${unionOf(stretches)}) as stretches limit ${limit}) as page
      on page.id = ${accounts.id}
    order by ${ways} limit ${page.limit}`);
}

/**
 * Orders without a filter are what people look at all day, and there are few of them; of those by two columns the
 * first page and the last. Each connection plans them once. The many others would fill its memory with plans.
 */
function isAskedOften({ segments, filter, position }: PageAsk): boolean {
  return !isFiltered(filter) && (!position || !segments.some(({ tie }) => tie));
}

function isFiltered({ search, environments, methods, tags, hosts, expiresFrom, expiresTo }: AccountFilter): boolean {
  const lists = [environments, methods, tags, hosts];
  return Boolean(search || expiresFrom || expiresTo) || lists.some(({ length }) => length > 0);
}

const unionOf = (parts: SQL[]) => sql.join(parts, sql` union all `);

/** How the rows of a page are ordered, by what the stretches tell of them. */
function waysOf(segments: readonly Segment[], backwards: boolean): SQL {
  const keysFall = segments.some(({ keyType, descending }) => keyType === "text" && descending) !== backwards;
  const tiesFall = segments.some(({ tie }) => tie?.type === "text" && tie.descending) !== backwards;
  const way = (falls: boolean) => sql.raw(falls ? "desc" : "asc");
  return sql`page.rank ${way(backwards)}, page.time_key ${way(backwards)}, page.text_key ${way(keysFall)},
    page.number_tie ${way(backwards)}, page.text_tie ${way(tiesFall)}, page.id ${way(backwards)}`;
}

function stretch(ask: {
  segment: Segment;
  source: AccountSource;
  position: PagePosition | null;
  backwards: boolean;
  limit: SQL;
}): SQL {
  const { segment, source, position, backwards, limit } = ask;
  const { keyType, tie, isRare } = segment;
  const { from, conditions, id, key, order: read } = source;
  const falls = segment.descending !== backwards;
  const tieFalls = (tie?.descending ?? false) !== backwards;
  const where = and(
    ...conditions,
    position?.rank === segment.rank ? beyond(segment, source, position, backwards) : undefined,
  );
  const milliseconds = sql`(extract(epoch from ${key}) * 1000)::bigint`;
  const timeKey = keyType === "time" ? (segment.descending ? sql`-${milliseconds}` : milliseconds) : sql`null::bigint`;
  const textKey = keyType === "text" ? key : sql`null::text`;
  // No index has this order: the few rows are found by what they have in common, and sorted.
  const order = isRare ? (keyType === "time" ? sql`(${key} + interval '0')` : sql`(${key} || '')`) : key;
  const tieOrder = tie ? sql`${tieFalls ? sql`${tie.key} desc` : tie.key}, ` : sql``;
  const inOrder = sql`${falls ? sql`${order} desc` : order}, ${tieOrder}${backwards ? desc(id) : id}`;
  return sql`(select ${id} as id, ${sql.raw(String(segment.rank))} as rank, ${timeKey} as time_key, ${textKey} as text_key,
    ${tie?.type === "number" ? tie.key : sql`null::bigint`} as number_tie, ${tie?.type === "text" ? tie.key : sql`null::text`} as text_tie
    from ${from} where ${where}
    order by ${read ?? inOrder} limit ${limit})`;
}

/** Rows beyond the position within its own segment. The first part bounds the index range, the rest breaks ties. */
function beyond(segment: Segment, { key, id }: AccountSource, position: PagePosition, backwards: boolean): SQL {
  const { keyType, descending, tie } = segment;
  const value =
    keyType === "time"
      ? sql`${new Date(Number(position.key)).toISOString()}::timestamptz`
      : sql`${String(position.key)}`;
  const falls = descending !== backwards;
  const reached = falls ? sql`${key} <= ${value}` : sql`${key} >= ${value}`;
  const passed = falls ? sql`${key} < ${value}` : sql`${key} > ${value}`;
  const idPassed = backwards ? sql`${id} < ${position.id}` : sql`${id} > ${position.id}`;
  if (!tie || position.tie === null) return sql`${reached} and (${passed} or ${idPassed})`;
  const tieValue = tie.type === "number" ? sql`${Number(position.tie)}::bigint` : sql`${String(position.tie)}`;
  const tiePassed = tie.descending !== backwards ? sql`${tie.key} < ${tieValue}` : sql`${tie.key} > ${tieValue}`;
  return sql`${reached} and (${passed} or ${tiePassed} or (${tie.key} = ${tieValue} and ${idPassed}))`;
}
