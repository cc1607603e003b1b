import { and, inArray, type SQL, sql } from "drizzle-orm";
import { accountSearch } from "../schema/account-search";
import type { accounts } from "../schema/accounts";

/**
 * What words and hosts ask of `account_search`, in parts that each have an index in the order of names. That of the
 * short texts holds them, so that looking for a word visits no row.
 */
export function accountSearchParts({ search, hosts }: { search: string; hosts: readonly string[] }): SQL[] {
  const words = wordsCondition(search);
  const host = hostCondition(accountSearch.host, hosts);
  if (!words) return host ? [host] : [];
  return [
    sql`${and(sql`not ${accountSearch.isLong}`, words, host)}`,
    sql`${and(accountSearch.isLong, wordsInRow(search), host)}`,
  ];
}

export function hostCondition(column: typeof accountSearch.host | typeof accounts.host, hosts: readonly string[]) {
  return hosts.length ? inArray(column, [...hosts]) : undefined;
}

/** Every word, in whatever order: asked of the trigram index, and the planner estimates how many there are. */
export function wordsCondition(search: string): SQL | undefined {
  const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");
  return and(...textsOf(search).map((text) => sql`${accountSearch.text} like ${`%${escaped(text)}%`}`));
}

/** The same asked row by row. For each `like` the planner goes through its samples, which takes longer than the rows. */
export function wordsInRow(search: string): SQL | undefined {
  return and(...textsOf(search).map((text) => sql`strpos(${accountSearch.text}, ${text}) > 0`));
}

/** A letter or two would be found in almost everything, and in no index: they are the beginning of a word. */
function textsOf(search: string): string[] {
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean);
  return terms.map((term) => (/^[\p{L}\p{N}]{1,2}$/u.test(term) ? ` ${term}` : term));
}
