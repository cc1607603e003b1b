import { and, inArray, type SQL, sql } from "drizzle-orm";
import { accountSearch } from "../schema/account-search";
import type { accounts } from "../schema/accounts";

interface SearchFilter {
  search: string;
  hosts: readonly string[];
}

/**
 * What words and hosts ask of `account_search`, in parts that each have an index in the order of names. That of the
 * short texts holds them, so that looking for a word visits no row.
 * @param ask.isMany many accounts are known to fit
 * @param ask.hasLong there are long texts
 */
export function accountSearchParts({ search, hosts }: SearchFilter, ask: { isMany: boolean; hasLong: boolean }): SQL[] {
  const words = wordsCondition(search, ask);
  const host = hostCondition(accountSearch.host, hosts);
  if (!words) return host ? [host] : [];
  const short = sql`${and(sql`not ${accountSearch.isLong}`, words, host)}`;
  return ask.hasLong ? [short, sql`${and(accountSearch.isLong, wordsInRow(search), host)}`] : [short];
}

export function hostCondition(column: typeof accountSearch.host | typeof accounts.host, hosts: readonly string[]) {
  return hosts.length ? inArray(column, [...hosts]) : undefined;
}

/**
 * Every word, in whatever order: asked of the trigram index, and the planner estimates how many there are.
 * @param ask.isMany it need not ask for beginnings of words: no index would be quicker
 */
export function wordsCondition(search: string, { isMany = false } = {}): SQL | undefined {
  const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");
  const isLeft = (text: string) => isMany && text.startsWith(" ");
  return and(
    ...textsOf(search).map((text) =>
      isLeft(text) ? contains(text) : sql`${accountSearch.text} like ${`%${escaped(text)}%`}`,
    ),
  );
}

/** The same asked row by row. For each `like` the planner goes through its samples, which takes longer than the rows. */
export function wordsInRow(search: string): SQL | undefined {
  return and(...textsOf(search).map(contains));
}

const contains = (text: string) => sql`strpos(${accountSearch.text}, ${text}) > 0`;

/** A letter or two would be found in almost everything, and in no index: they are the beginning of a word. */
function textsOf(search: string): string[] {
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean);
  return terms.map((term) => (/^[\p{L}\p{N}]{1,2}$/u.test(term) ? ` ${term}` : term));
}
