import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { mostTags } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { accountTags, tags } from "../schema/tags";

/** The names of an account's tags in alphabetical order, as a column of a query. */
export function tagNames(accountId: SQLWrapper): SQL<string[]> {
  return sql<string[]>`array(
    select tags.name from ${accountTags} join ${tags} on tags.id = account_tags.tag_id
    where account_tags.account_id = ${accountId} order by lower(tags.name))`;
}

export async function findTagsOfAccount(accountId: string, on: Executor = db()): Promise<string[]> {
  const [found] = await on.execute<{ names: string[] }>(sql`select ${tagNames(sql`${accountId}::uuid`)} as names`);
  return found?.names ?? [];
}

/** Tags that some account has, in alphabetical order. @param search part of the name, in whatever case */
export async function listTags(search: string, limit: number, on: Executor = db()): Promise<string[]> {
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const found = await on.execute<{ name: string }>(sql`
    select name from ${tags}
    where lower(name) like ${pattern} and exists (select from ${accountTags} where tag_id = tags.id)
    order by lower(name) limit ${limit}`);
  return found.map(({ name }) => name);
}

/** Nobody else changes these accounts or their tags until the transaction ends. */
export async function lockAccounts(accountIds: readonly string[], on: Executor): Promise<void> {
  await on.execute(sql`
    select from ${accounts} where id = any(${sql.param(accountIds)}::uuid[]) order by id for no key update`);
}

/**
 * Puts tags on accounts; those that are new are made.
 * @param on a transaction: the accounts are locked first, so that nobody adds more than fit meanwhile
 * @returns the accounts that have all of the tags now. Left out: those that would have more than {@link mostTags}.
 */
export async function addTags(
  accountIds: readonly string[],
  names: readonly string[],
  on: Executor,
): Promise<string[]> {
  await lockAccounts(accountIds, on);
  // Tags that are there are left alone: a lock on one would have all who put it on accounts wait for each other.
  await on.execute(sql`
    insert into ${tags} (name)
    select distinct on (lower(given)) given from unnest(${sql.param(names)}::text[]) as given
    where not exists (select from ${tags} where lower(tags.name) = lower(given)) order by lower(given)
    on conflict do nothing`);
  const found = await on.execute<{ id: string }>(sql`
    with wanted as (
      select id from ${tags}
      where lower(name) in (select lower(given) from unnest(${sql.param(names)}::text[]) as given)
    ), tagged as (
      select id from ${accounts} where id = any(${sql.param(accountIds)}::uuid[]) and (
        select count(*) from ${accountTags} where account_id = accounts.id and tag_id not in (select id from wanted)
      ) + (select count(*) from wanted) <= ${mostTags}
    ), added as (
      insert into ${accountTags} (account_id, tag_id)
      select tagged.id, wanted.id from tagged, wanted on conflict do nothing
    )
    select id from tagged`);
  return found.map(({ id }) => id);
}

/** Takes tags away from accounts. @returns how many accounts had any of them */
export async function removeTags(
  accountIds: readonly string[],
  names: readonly string[],
  on: Executor,
): Promise<number> {
  const [found] = await on.execute<{ changed: number }>(sql`
    with gone as (
      delete from ${accountTags}
      where account_id = any(${sql.param(accountIds)}::uuid[]) and tag_id in (
        select id from ${tags} where lower(name) in (select lower(name) from unnest(${sql.param(names)}::text[]) as name))
      returning account_id
    )
    select count(distinct account_id)::int as changed from gone`);
  return found?.changed ?? 0;
}
