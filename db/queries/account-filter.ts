import { and, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { AuthenticationMethod, Environment, TokenStatus } from "../../lib/vocabulary";
import type { Executor } from "../client";
import { accountSearch } from "../schema/account-search";
import { accounts } from "../schema/accounts";
import { accountTags, tags } from "../schema/tags";
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
  /** The accounts that match, as a query for their IDs. */
  ids: SQL;
  /** That an account is among them: all of them are looked up first. */
  among: SQL;
  /** The same, looked up account by account. */
  each: SQL;
  /** It is what `accountSearchParts` say. */
  isSearch?: boolean;
  /** What a sample of `account_search` is asked before all of it. */
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
  const ids = sql`select ${table.accountId} from ${table} where ${matches}`;
  return {
    ids,
    among: sql`${accounts.id} in (${ids})`,
    // Without the offset PostgreSQL would make a join of it, and look everything up first.
    each: sql`exists (select from ${table} where ${table.accountId} = ${accounts.id} and ${matches} offset 0)`,
  };
}

/** Up to so many accounts are all looked at. */
const few = 2_000;
/** More in one page of a hundred of `account_search` are not few. */
const fewSampled = 40;

/** How a page reads what other tables answer. */
export interface BesideRead {
  /** The few accounts that one of them leaves, as a query; null where each leaves many. */
  few: SQL | null;
  /** Asked account by account in the order of the page, of which one in fifty fits, or more. */
  conditions: SQL[];
  /** The same without words and hosts, for who reads `account_search` instead. */
  besidesSearch: SQL[];
}

export async function readBeside(filter: AccountFilter, on: Executor): Promise<BesideRead> {
  const conditions = foundBeside(filter, filter.tags.length ? await readTagIds(filter, on) : undefined);
  for (const condition of conditions) {
    const ids = await readFewIds(condition, on);
    if (ids === null) continue;
    const others = conditions.filter((other) => other !== condition).map(({ each }) => each);
    return { few: accountsOf(ids), conditions: others, besidesSearch: others };
  }
  return {
    few: null,
    conditions: conditions.map(({ each }) => each),
    besidesSearch: conditions.filter(({ isSearch }) => !isSearch).map(({ each }) => each),
  };
}

/** As PostgreSQL writes an array; null where there are many. */
async function readFewIds({ ids, sampled }: BesideCondition, on: Executor): Promise<string | null> {
  const isMany = sampled
    ? sql`(select count(*) from ${accountSearch} tablesample system (1) where ${sampled}) > ${fewSampled}`
    : sql`false`;
  // Materialized, or the accounts would be looked up for each mention.
  const [row] = await on.execute<{ ids: string | null }>(sql`
    with found as materialized (select array(${ids} limit ${few + 1}) as ids)
    select case when ${isMany} then null
      else (select case when cardinality(ids) <= ${few} then ids::text end from found) end as ids`);
  return row?.ids ?? null;
}

/** What segments ask accounts for. */
const askedColumns = [
  "id",
  "name",
  "host",
  "authenticationMethod",
  "environment",
  "expiresAt",
  "lastRefreshedAt",
  "nextRefreshAt",
  "failureCount",
  "reconnectRequiredAt",
  "revokedAt",
] as const;

/** By their key: not knowing how many there are, PostgreSQL does not read the whole table instead. */
function accountsOf(ids: string): SQL {
  const columns = sql.join(
    askedColumns.map((name) => sql`${accounts[name]}`),
    sql`, `,
  );
  return sql`select ${columns} from ${accounts} where ${accounts.id} = any((select ${ids}::uuid[])::uuid[])`;
}

/** Told by their values, PostgreSQL knows which tags are rare. */
async function readTagIds(filter: AccountFilter, on: Executor): Promise<SQL> {
  const [found] = await on.execute<{ ids: string[] }>(sql`select ${tagIdsOf(filter.tags)} as ids`);
  return sql`${sql.param(found?.ids ?? [])}::uuid[]`;
}
