import { and, desc, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { AuthenticationMethod, Environment, TokenStatus } from "../../lib/vocabulary";
import type { Executor } from "../client";
import { accountSearch } from "../schema/account-search";
import { accounts } from "../schema/accounts";
import { accountTags, tags } from "../schema/tags";
import type { FewAccounts } from "./account-few";
import { hostCondition, wordsCondition, wordsInRow } from "./account-search-parts";
import { statusCondition } from "./account-segments";

export interface AccountFilter {
  search: string;
  statuses: readonly TokenStatus[];
  environments: readonly Environment[];
  methods: readonly AuthenticationMethod[];
  /** Names in whatever case; accounts that have any of them. */
  tags: readonly string[];
  hosts: readonly string[];
  /** ISO 8601; from this instant on. */
  expiresFrom: string | null;
  /** ISO 8601; before this instant. */
  expiresTo: string | null;
}

/** What a filter matches, its statuses included, as one condition on `accounts`. */
export function accountFilterCondition(filter: AccountFilter): SQL {
  const statuses = filter.statuses.length ? [statusCondition(filter.statuses, sql`now()`)] : [];
  return and(...ownConditions(filter), ...foundBeside(filter).map(({ among }) => among), ...statuses) ?? sql`true`;
}

/** What stands in the account's own row, but for its status: segments carry that. */
export function ownConditions(filter: AccountFilter): SQL[] {
  const conditions: SQL[] = [];
  if (filter.environments.length) conditions.push(inArray(accounts.environment, [...filter.environments]));
  if (filter.methods.length) conditions.push(inArray(accounts.authenticationMethod, [...filter.methods]));
  const expiry = expiryCondition(filter);
  if (expiry) conditions.push(expiry);
  return conditions;
}

function expiryCondition({ expiresFrom, expiresTo }: Pick<AccountFilter, "expiresFrom" | "expiresTo">) {
  return and(
    expiresFrom ? gte(accounts.expiresAt, new Date(expiresFrom)) : undefined,
    expiresTo ? lt(accounts.expiresAt, new Date(expiresTo)) : undefined,
  );
}

/** More in one page of a hundred of `accounts` are quicker passed over than sorted. */
const mostSorted = 200;

/** Whether a filter by expiry leaves so few accounts that they can all be sorted: some ten thousand. */
export async function isStretchShort({ expiresFrom, expiresTo }: AccountFilter, on: Executor): Promise<boolean> {
  if (!expiresFrom && !expiresTo) return false;
  const [sample] = await on.execute<{ count: number }>(
    sql`select count(*)::int as count from ${accounts} tablesample system (1) where ${expiryCondition({ expiresFrom, expiresTo })}`,
  );
  return (sample?.count ?? 0) <= mostSorted;
}

/** A part of a filter that other tables answer. */
interface BesideCondition {
  /** Where the accounts that match are found. */
  found: SQL;
  /** That an account is among them: all of them are looked up first. */
  among: SQL;
  /** The same, looked up account by account. */
  each: SQL;
  /** It is what `accountSearchParts` say. */
  isSearch?: boolean;
  /** What a sample of `account_search` is asked instead of all of it. */
  sampled?: SQL;
}

/** Words with hosts, and tags. */
function foundBeside({ search, hosts, tags: names }: AccountFilter, tagIds = tagIdsOf(names)): BesideCondition[] {
  const conditions: BesideCondition[] = [];
  const words = wordsInRow(search);
  const found = and(wordsCondition(search), hostCondition(accountSearch.host, hosts));
  if (found) {
    // A single account is asked in its own row for its host.
    const each = and(words && beside(accountSearch, words).each, hostCondition(accounts.host, hosts)) ?? found;
    // Words that are everywhere take long to count, so that a sample is asked first whether they are.
    const sampled = words && sql`${and(words, hostCondition(accountSearch.host, hosts))}`;
    conditions.push({ ...beside(accountSearch, found), each, isSearch: true, ...(sampled && { sampled }) });
  }
  if (names.length) conditions.push(beside(accountTags, sql`${accountTags.tagId} = any(${tagIds})`));
  return conditions;
}

/** As an array. */
function tagIdsOf(tagNames: readonly string[]): SQL {
  const names = tagNames.map((name) => sql`lower(${name})`);
  return sql`array(select ${tags.id} from ${tags} where lower(${tags.name}) in (${sql.join(names, sql`, `)}))`;
}

function beside(table: typeof accountSearch | typeof accountTags, matches: SQL): BesideCondition {
  const found = sql`from ${table} where ${matches}`;
  return {
    found,
    among: sql`${accounts.id} in (select ${table.accountId} ${found})`,
    // Without the offset PostgreSQL would make a join of it, and look everything up first.
    each: sql`exists (select ${found} and ${table.accountId} = ${accounts.id} offset 0)`,
  };
}

/** Up to so many accounts are few, and up to so many a handful. */
const [few, handful] = [2_000, 250];
/** Pages of a table that has few accounts altogether. */
const fewPages = 50;

/** How a page reads what other tables answer. */
export interface BesideRead {
  /** The few accounts that one of them leaves; null where each leaves many. */
  few: FewAccounts | null;
  /** Asked account by account in the order of the page, of which one in fifty fits, or more. */
  conditions: SQL[];
  /** The same without words and hosts, for who reads `account_search` instead. */
  besidesSearch: SQL[];
  /** Whether `account_search` has texts too long for its index, where words were looked for. */
  hasLong: boolean;
}

export async function readBeside(filter: AccountFilter, on: Executor): Promise<BesideRead> {
  const conditions = foundBeside(filter, filter.tags.length ? await readTagIds(filter, on) : undefined);
  let hasLong = true;
  for (const condition of conditions) {
    const found = await readFew(condition, on);
    hasLong &&= found.hasLong;
    if (!found.few) continue;
    const others = conditions.filter((other) => other !== condition).map(({ each }) => each);
    return { few: found.few, conditions: others, besidesSearch: others, hasLong };
  }
  return {
    few: null,
    conditions: conditions.map(({ each }) => each),
    besidesSearch: conditions.filter(({ isSearch }) => !isSearch).map(({ each }) => each),
    hasLong,
  };
}

/** Null where there are many. */
async function readFew(
  { found, isSearch, sampled }: BesideCondition,
  on: Executor,
): Promise<{ few: FewAccounts | null; hasLong: boolean }> {
  const [is] = await on.execute<{ few: boolean; handful: boolean; long: boolean }>(
    sampled ? sampleOf(sampled) : countOf(found),
  );
  const hasLong = is?.long ?? true;
  if (!is?.few) return { few: null, hasLong };
  const { nameKey, accountId } = accountSearch;
  const inOrder = (namesFall: boolean) => sql`order by ${nameKey}, ${namesFall ? desc(accountId) : accountId}`;
  const ids = (namesFall: boolean) => sql`select account_id ${found} ${isSearch ? inOrder(namesFall) : sql``}`;
  const few = { ids, isHandful: is.handful, isByName: isSearch ?? false };
  return { few, hasLong };
}

function countOf(found: SQL): SQL {
  return sql`select count <= ${few} as few, count <= ${handful} as handful, true as long
    from (select count(*) from (select ${found} limit ${few + 1}) as one) as counted (count)`;
}

/** To count words takes as long as to find them: one page in a hundred of `account_search` tells, but ten at least. */
function sampleOf(sampled: SQL): SQL {
  const pages = sql`(pg_relation_size(${"account_search"}) / current_setting('block_size')::int)`;
  const percent = sql`greatest(1, 1000.0 / ${pages})`;
  return sql`select ${pages} <= ${fewPages} as handful,
    exists (select from ${accountSearch} where ${accountSearch.isLong}) as long, case when ${pages} <= ${fewPages} then true else
    (select count(*) from ${accountSearch} tablesample system (${percent}) where ${sampled}) <= ${few / 100} * ${percent}
    end as few`;
}

/** Told by their values, PostgreSQL knows which tags are rare. */
async function readTagIds(filter: AccountFilter, on: Executor): Promise<SQL> {
  const [found] = await on.execute<{ ids: string[] }>(sql`select ${tagIdsOf(filter.tags)} as ids`);
  return sql`${sql.param(found?.ids ?? [])}::uuid[]`;
}
