import { type SQL, sql } from "drizzle-orm";
import type { Executor } from "../client";
import { accountSearch } from "../schema/account-search";
import { accounts } from "../schema/accounts";
import { fewSegments, fewSource, withFew } from "./account-few";
import { type AccountFilter, ownConditions, readBeside } from "./account-filter";
import { accountSearchParts } from "./account-search-parts";
import { everyAccount, isByNameOfMany, type Segment } from "./account-segments";

/** Where the rows of a stretch are read. */
export interface AccountSource {
  from: SQL;
  conditions: SQL[];
  id: SQL;
  /** What it calls the segment's key. */
  key: SQL;
  /** How it is read, where that is not by the key. */
  order?: SQL;
}

/** How a page reads the accounts of its filter. */
export interface AccountSources {
  /** What its statement begins with. */
  named: SQL;
  segments: readonly Segment[];
  sourcesOf: (segment: Segment, falls: boolean) => AccountSource[];
}

/**
 * Few accounts are all looked at for orders by time; for those by name they are known in this order, and looked at until
 * the page is full. Words and hosts that leave many are read in the order of names beside the accounts: names of a host
 * begin alike, so that the first of all that fits may be far from the beginning of the whole.
 */
export async function accountSources(
  segments: readonly Segment[],
  filter: AccountFilter,
  on: Executor,
): Promise<AccountSources> {
  const own = ownConditions(filter);
  const isSearch = filter.search.trim() !== "" || filter.hosts.length > 0;
  const isNameAll = ({ where, tie }: Segment) => where === everyAccount && !tie;
  const asksNamesAlone = isSearch && own.length === 0 && filter.tags.length === 0 && segments.every(isNameAll);
  const { few, conditions, besidesSearch, hasLong } = asksNamesAlone
    ? { few: null, conditions: [], besidesSearch: [], hasLong: true }
    : await readBeside(filter, on);
  const inRow = ({ where, key }: Pick<Segment, "where" | "key">, from: SQL): AccountSource => ({
    from,
    conditions: [where, ...conditions, ...own],
    id: sql`${accounts.id}`,
    key,
  });
  if (few) {
    const sourcesOf = (segment: Segment, falls: boolean): AccountSource[] => {
      const { from, where, order } = fewSource(segment, few, { segments, falls });
      return [{ ...inRow({ ...segment, where }, from), order }];
    };
    return { named: withFew(few, segments), segments: fewSegments(segments, few), sourcesOf };
  }
  const parts = accountSearchParts(filter, { isMany: !asksNamesAlone, hasLong });
  const sourcesOf = (segment: Segment): AccountSource[] => {
    if (parts.length === 0 || !isByNameOfMany(segment)) return [inRow(segment, sql`${accounts}`)];
    const joined = sql`${accountSearch} join ${accounts} on ${accounts.id} = ${accountSearch.accountId}`;
    return parts.map((part) => ({
      from: asksNamesAlone ? sql`${accountSearch}` : joined,
      conditions: [segment.where, part, ...besidesSearch, ...own],
      id: sql`${accountSearch.accountId}`,
      key: sql`${accountSearch.nameKey}`,
    }));
  };
  return { named: sql``, segments, sourcesOf };
}
