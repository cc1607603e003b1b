import { accountSegments } from "@/db/queries/account-order";
import { findAccountPage, type PagedAccount } from "@/db/queries/account-page";
import type { Segment } from "@/db/queries/account-segments";
import { type Person, requireRole } from "@/lib/actor";
import type { AccountListQuery } from "./account-list-query";
import type { AccountPageView } from "./account-view";
import { decodePageCursor, encodePageCursor, type PageCursor } from "./page-cursor";
import { toAccountView } from "./to-account-view";

export const accountsPerPage = 50;

/** One page of the accounts table. */
export async function listAccounts(query: AccountListQuery, person: Person): Promise<AccountPageView> {
  requireRole(person, "admin", "viewer");
  const segments = accountSegments(query.sort, query.descending, query.statuses);
  const position = positionAmong(segments, decodePageCursor(query.cursor));
  const backwards = position?.direction === "before";
  const { rows, now } = await findAccountPage({
    segments,
    filter: query,
    position,
    // One row more than shown tells whether there are more.
    limit: accountsPerPage + 1,
  });
  // Its accounts have been removed, or moved to other pages.
  if (rows.length === 0 && position) return listAccounts({ ...query, cursor: null }, person);
  const hasMore = rows.length > accountsPerPage;
  const shown = backwards ? rows.slice(hasMore ? 1 : 0) : rows.slice(0, accountsPerPage);
  const from = shown.length === 0 ? 0 : backwards && !hasMore ? 1 : (position?.from ?? 1);

  const cursor = (direction: "after" | "before", row: PagedAccount | undefined, cursorFrom: number) =>
    row
      ? encodePageCursor({ direction, rank: row.rank, key: row.key, id: row.account.id, from: Math.max(1, cursorFrom) })
      : null;
  const hasNext = backwards || hasMore;
  const hasPrevious = backwards ? hasMore : position !== null;
  return {
    accounts: shown.map(({ account }) => toAccountView(account, now)),
    from,
    nextCursor: hasNext ? cursor("after", shown.at(-1), from + shown.length) : null,
    previousCursor: hasPrevious ? cursor("before", shown[0], from - accountsPerPage) : null,
    now: now.toISOString(),
  };
}

/** A cursor of another order may point where this order has keys of another type; it reads as the first page. */
function positionAmong(segments: readonly Segment[], cursor: PageCursor | null): PageCursor | null {
  const segment = segments.find(({ rank }) => rank === cursor?.rank);
  return segment && (segment.keyType === "time") !== (typeof cursor?.key === "number") ? null : cursor;
}
