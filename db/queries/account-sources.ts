import { type SQL, sql } from "drizzle-orm";
import type { Executor } from "../client";
import { accountSearch } from "../schema/account-search";
import { accounts } from "../schema/accounts";
import { type AccountFilter, ownConditions, readBeside } from "./account-filter";
import { accountSearchParts } from "./account-search-parts";
import { everyAccount, type Segment } from "./account-segments";

/** Where the rows of a stretch are read. */
export interface AccountSource {
  from: SQL;
  conditions: SQL[];
  id: SQL;
  /** What it calls the segment's key. */
  key: SQL;
}

/**
 * Words and hosts that leave many accounts are read in the order of names beside these: names of a host begin alike,
 * so that the first of all that fits may be far from the beginning of the whole.
 */
export async function accountSources(
  segments: readonly Segment[],
  filter: AccountFilter,
  on: Executor,
): Promise<{ few: SQL | null; sourcesOf: (segment: Segment) => AccountSource[] }> {
  const own = ownConditions(filter);
  const parts = accountSearchParts(filter);
  const isNameAll = ({ where, tie }: Segment) => where === everyAccount && !tie;
  const asksNamesAlone = parts.length > 0 && own.length === 0 && filter.tags.length === 0 && segments.every(isNameAll);
  const { few, conditions, besidesSearch } = asksNamesAlone
    ? { few: null, conditions: [], besidesSearch: [] }
    : await readBeside(filter, on);
  const sourcesOf = (segment: Segment): AccountSource[] => {
    // Accounts of one status alone are too few for a join to pay.
    if (parts.length === 0 || few || segment.keyType !== "text" || segment.isRare || segment.status) {
      const from = few ? sql`few as "accounts"` : sql`${accounts}`;
      return [{ from, conditions: [segment.where, ...conditions, ...own], id: sql`${accounts.id}`, key: segment.key }];
    }
    const joined = sql`${accountSearch} join ${accounts} on ${accounts.id} = ${accountSearch.accountId}`;
    return parts.map((part) => ({
      from: asksNamesAlone ? sql`${accountSearch}` : joined,
      conditions: [segment.where, part, ...besidesSearch, ...own],
      id: sql`${accountSearch.accountId}`,
      key: sql`${accountSearch.nameKey}`,
    }));
  };
  return { few, sourcesOf };
}
