import { accountSegments } from "@/db/queries/account-order";
import { findAccountPage, type PagedAccount } from "@/db/queries/account-page";
import type { Segment } from "@/db/queries/account-segments";
import { type Person, requireRole } from "@/lib/actor";
import { type AccountListQuery, lastPageCursor } from "./account-list-query";
import type { AccountPageView } from "./account-view";
import { decodePageCursor, encodePageCursor, type PageCursor } from "./page-cursor";
import { toAccountView } from "./to-account-view";

export const accountsPerPage = 50;

/** One page of the accounts table. */
export async function listAccounts(query: AccountListQuery, person: Person): Promise<AccountPageView> {
  requireRole(person, "admin", "viewer");
  const segments = accountSegments(query, query);
  const isLast = query.cursor === lastPageCursor;
  const cursor = isLast ? null : cursorAmong(segments, decodePageCursor(query.cursor));
  const backwards = isLast || cursor?.direction === "before";
  const { rows, now } = await findAccountPage({
    segments,
    filter: query,
    direction: backwards ? "before" : "after",
    position: cursor,
    // One row more than shown tells whether there are more.
    limit: accountsPerPage + 1,
  });
  // Its accounts have been removed, or moved to other pages.
  if (rows.length === 0 && cursor) return listAccounts({ ...query, cursor: null }, person);
  const hasMore = rows.length > accountsPerPage;
  const shown = backwards ? rows.slice(hasMore ? 1 : 0) : rows.slice(0, accountsPerPage);
  const hasNext = !isLast && (backwards || hasMore);
  const hasPrevious = backwards ? hasMore : cursor !== null;
  const { from, behind } = whereabouts(shown.length, { cursor, isLast, hasPrevious, hasNext });

  const cursorFor = (direction: "after" | "before", row: PagedAccount | undefined, place: Place) => {
    if (!row) return null;
    const { rank, key, tie, id } = row;
    return encodePageCursor({ direction, rank, key, tie, id, ...place });
  };
  const next = { from: from && from + shown.length, behind: behind && Math.max(0, behind - accountsPerPage) };
  const previous = {
    from: from && Math.max(1, from - accountsPerPage),
    behind: behind === null ? null : behind + shown.length,
  };
  return {
    accounts: shown.map(({ account, tags }) => toAccountView(account, tags, now)),
    from,
    behind,
    nextCursor: hasNext ? cursorFor("after", shown.at(-1), next) : null,
    previousCursor: hasPrevious ? cursorFor("before", shown[0], previous) : null,
    now: now.toISOString(),
  };
}

type Place = Pick<PageCursor, "from" | "behind">;

/** What the ends tell counts more than what the way here was thought to be: accounts come and go meanwhile. */
function whereabouts(
  shown: number,
  page: { cursor: PageCursor | null; isLast: boolean; hasPrevious: boolean; hasNext: boolean },
): Place {
  if (shown === 0) return { from: 0, behind: null };
  const from = page.hasPrevious ? (page.cursor?.from ?? null) : 1;
  if (from !== null) return { from, behind: null };
  return { from, behind: page.hasNext ? (page.cursor?.behind ?? null) : 0 };
}

/** A cursor of another order may point where this order has keys of another type; it reads as the first page. */
function cursorAmong(segments: readonly Segment[], cursor: PageCursor | null): PageCursor | null {
  const segment = segments.find(({ rank }) => rank === cursor?.rank);
  if (!cursor || !segment) return cursor;
  const isAlike =
    (segment.keyType === "time") === (typeof cursor.key === "number") &&
    (!segment.tie || (segment.tie.type === "number") === (typeof cursor.tie === "number"));
  return isAlike ? cursor : null;
}
