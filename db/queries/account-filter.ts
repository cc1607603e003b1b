import { and, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { AuthenticationMethod, Environment, TokenStatus } from "../../lib/vocabulary";
import type { Executor } from "../client";
import { accountSearch } from "../schema/account-search";
import { accounts } from "../schema/accounts";
import { accountTags, tags } from "../schema/tags";
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
  return and(...plainConditions(filter), ...searchedConditions(filter), ...statuses) ?? sql`true`;
}

/** What stands in the account's own row, but for its status: segments carry that. */
export function plainConditions(filter: AccountFilter): SQL[] {
  const conditions: SQL[] = [];
  if (filter.environments.length) conditions.push(inArray(accounts.environment, [...filter.environments]));
  if (filter.methods.length) conditions.push(inArray(accounts.authenticationMethod, [...filter.methods]));
  if (filter.expiresFrom) conditions.push(gte(accounts.expiresAt, new Date(filter.expiresFrom)));
  if (filter.expiresTo) conditions.push(lt(accounts.expiresAt, new Date(filter.expiresTo)));
  return conditions;
}

/** What stands beside it: words, host and tags. Each may match few accounts of many. */
export function searchedConditions(filter: AccountFilter): SQL[] {
  const conditions: SQL[] = [];
  const found = and(...searchConditions(filter));
  if (found) {
    conditions.push(sql`${accounts.id} in (select ${accountSearch.accountId} from ${accountSearch} where ${found})`);
  }
  if (filter.tags.length) conditions.push(sql`${accounts.id} in ${taggedWith(filter.tags)}`);
  return conditions;
}

/** More accounts than this are not named one by one. */
const mostNamed = 1_000;

/**
 * The accounts that words, host and tags leave, when they are few: the rest of a query then has only those to look at.
 * @returns null when they are many, or when the filter has neither
 */
export async function findFewMatching(filter: AccountFilter, on: Executor): Promise<string[] | null> {
  const conditions = searchConditions(filter);
  if (filter.tags.length) conditions.push(sql`${accountSearch.accountId} in ${taggedWith(filter.tags)}`);
  if (conditions.length === 0) return null;
  const found = await on
    .select({ id: accountSearch.accountId })
    .from(accountSearch)
    .where(and(...conditions))
    .limit(mostNamed + 1);
  return found.length > mostNamed ? null : found.map(({ id }) => id);
}

function taggedWith(names: readonly string[]): SQL {
  const lowered = names.map((name) => sql`lower(${name})`);
  return sql`(select ${accountTags.accountId} from ${accountTags} join ${tags} on ${tags.id} = ${accountTags.tagId}
    where lower(${tags.name}) in (${sql.join(lowered, sql`, `)}))`;
}

function searchConditions({ search, hosts }: AccountFilter): SQL[] {
  const conditions = search
    .split(/\s+/)
    .filter(Boolean)
    .map((term) => sql`${accountSearch.text} like ${patternOf(term.toLowerCase())}`);
  if (hosts.length) conditions.push(inArray(accountSearch.host, [...hosts]));
  return conditions;
}

/** A letter or two would be found in almost everything, and in no index: they are the beginning of a word. */
function patternOf(term: string): string {
  if (/^[\p{L}\p{N}]{1,2}$/u.test(term)) return `% ${term}%`;
  return `%${term.replace(/[\\%_]/g, "\\$&")}%`;
}
