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
  return and(...ownConditions(filter), ...foundBeside(filter).map(({ among }) => among), ...statuses) ?? sql`true`;
}

/** What stands in the account's own row, but for its status: segments carry that. */
export function ownConditions(filter: AccountFilter): SQL[] {
  const conditions: SQL[] = [];
  if (filter.environments.length) conditions.push(inArray(accounts.environment, [...filter.environments]));
  if (filter.methods.length) conditions.push(inArray(accounts.authenticationMethod, [...filter.methods]));
  if (filter.expiresFrom) conditions.push(gte(accounts.expiresAt, new Date(filter.expiresFrom)));
  if (filter.expiresTo) conditions.push(lt(accounts.expiresAt, new Date(filter.expiresTo)));
  return conditions;
}

/** A part of a filter that other tables answer. */
interface BesideCondition {
  /** The accounts that match, as a query for their IDs. */
  ids: SQL;
  /** That an account is among them: all of them are looked up first. */
  among: SQL;
  /** The same, looked up account by account. */
  each: SQL;
}

/** Words with hosts, and tags. */
function foundBeside(filter: AccountFilter, tagIds = tagIdsOf(filter)): BesideCondition[] {
  const conditions: BesideCondition[] = [];
  const words = wordsCondition(filter.search);
  const hosts = filter.hosts.length ? [...filter.hosts] : null;
  const found = and(words, hosts ? inArray(accountSearch.host, hosts) : undefined);
  if (found) {
    // A single account is asked in its own row for its host.
    const each = and(words && beside(accountSearch, words).each, hosts ? inArray(accounts.host, hosts) : undefined);
    conditions.push({ ...beside(accountSearch, found), each: each ?? found });
  }
  if (filter.tags.length) conditions.push(beside(accountTags, sql`${accountTags.tagId} = any(${tagIds})`));
  return conditions;
}

/** As an array. */
function tagIdsOf(filter: AccountFilter): SQL {
  const names = filter.tags.map((name) => sql`lower(${name})`);
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

/**
 * How a page reads what other tables answer: from the few accounts that they leave, where they are few, else account
 * by account in the order of the page, of which there is one in fifty then, or more.
 */
export async function readBeside(filter: AccountFilter, on: Executor): Promise<{ few: SQL | null; conditions: SQL[] }> {
  const conditions = foundBeside(filter, filter.tags.length ? await readTagIds(filter, on) : undefined);
  for (const { ids } of conditions) {
    const [found] = await on.execute<{ count: number }>(
      sql`select count(*)::int as count from (${ids} limit ${few + 1}) as found`,
    );
    if ((found?.count ?? 0) > few) continue;
    const others = conditions.filter((other) => other.ids !== ids).map(({ each }) => each);
    // One by one: PostgreSQL would rather read the whole table than look up hundreds.
    const rows = sql`select account.* from (select distinct account_id as id from (${ids}) as found) as few,
      lateral (select * from ${accounts} where ${accounts.id} = few.id offset 0) as account`;
    return { few: rows, conditions: others };
  }
  return { few: null, conditions: conditions.map(({ each }) => each) };
}

/** Told by their values, PostgreSQL knows which tags are rare. */
async function readTagIds(filter: AccountFilter, on: Executor): Promise<SQL> {
  const [found] = await on.execute<{ ids: string[] }>(sql`select ${tagIdsOf(filter)} as ids`);
  return sql`${sql.param(found?.ids ?? [])}::uuid[]`;
}

/** Every word, in whatever order. */
function wordsCondition(search: string): SQL | undefined {
  const terms = search.split(/\s+/).filter(Boolean);
  return and(...terms.map((term) => sql`${accountSearch.text} like ${patternOf(term.toLowerCase())}`));
}

/** A letter or two would be found in almost everything, and in no index: they are the beginning of a word. */
function patternOf(term: string): string {
  if (/^[\p{L}\p{N}]{1,2}$/u.test(term)) return `% ${term}%`;
  return `%${term.replace(/[\\%_]/g, "\\$&")}%`;
}
