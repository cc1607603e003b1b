import { type SQL, sql } from "drizzle-orm";
import { type AccountSort, authenticationMethods, environments, type TokenStatus } from "../../lib/vocabulary";
import { accounts } from "../schema/accounts";
import {
  expirySegments,
  type Group,
  groupSegments,
  groupTie,
  lastRefreshSegments,
  nameSegments,
  nameTie,
  nextRefreshSegments,
  type Segment,
  statusCondition,
  statusGroups,
  type Tie,
  timeTie,
  urgencySegments,
  wordGroups,
} from "./account-segments";

export interface AccountOrder {
  sort: AccountSort;
  descending: boolean;
  /** Orders what is alike in `sort`. */
  thenBy?: { sort: AccountSort; descending: boolean } | null;
}

type By = Pick<AccountOrder, "sort" | "descending">;

/**
 * The segments of an order, only with accounts of the given statuses (none given = all).
 * Urgency has one direction: the most urgent first.
 */
export function accountSegments({ thenBy, ...first }: AccountOrder, statuses: readonly TokenStatus[]): Segment[] {
  const now = sql`now()`;
  const isWanted = ({ status }: { status?: TokenStatus }) =>
    !status || statuses.length === 0 || statuses.includes(status);
  const segments = (thenBy ? pairSegments(first, thenBy, now, isWanted) : plainSegments(first, now)).filter(isWanted);
  // Urgency's own segments are of one status each.
  if (statuses.length === 0 || first.sort === "urgency") return segments;
  const condition = statusCondition(statuses, now);
  return segments.map((segment) => ({ ...segment, where: sql`${segment.where} and ${condition}` }));
}

function plainSegments(by: By, now: SQL): Segment[] {
  switch (by.sort) {
    case "urgency":
      return urgencySegments(now);
    case "name":
      return nameSegments(by.descending);
    case "authentication":
    case "environment":
      return groupSegments(groupsOf(by, now) ?? []);
    case "expires":
      return expirySegments(by.descending);
    case "last_refreshed":
      return lastRefreshSegments(by.descending);
    case "next_refresh":
      return nextRefreshSegments(by.descending);
  }
}

/** Segments that hold one of an order's ranks have less than this. */
const ranksPerGroup = 100;

/**
 * What is a group in the first order is a stretch for each segment of the second. What the first orders by a time or
 * a name is alike for few accounts: those are sorted as they are read.
 */
function pairSegments(first: By, thenBy: By, now: SQL, isWanted: (of: Group) => boolean): Segment[] {
  const within = (where: SQL, rank: number) =>
    plainSegments(thenBy, now)
      .filter(isWanted)
      .map(({ status: _status, ...segment }) => ({
        ...segment,
        where: sql`${where} and ${segment.where}`,
        rank: rank * ranksPerGroup + segment.rank,
      }));
  const groups = groupsOf(first, now);
  if (groups) return groups.flatMap((group, index) => (isWanted(group) ? within(group.where, index) : []));
  const tie = tieOf(thenBy, now);
  return plainSegments(first, now).flatMap((segment) =>
    segment.keyType === "text" && first.sort !== "name"
      ? within(segment.where, segment.rank)
      : [{ ...segment, tie, rank: segment.rank * ranksPerGroup }],
  );
}

/** Null for an order that has no groups. */
function groupsOf({ sort, descending }: By, now: SQL): Group[] | null {
  if (sort === "urgency") return statusGroups(now);
  if (sort === "authentication") return wordGroups(accounts.authenticationMethod, authenticationMethods, descending);
  if (sort === "environment") return wordGroups(accounts.environment, environments, descending);
  return null;
}

function tieOf(by: By, now: SQL): Tie {
  switch (by.sort) {
    case "name":
      return nameTie(by.descending);
    case "expires":
      return timeTie(sql`${accounts.expiresAt}`, by.descending, true);
    case "last_refreshed":
      return timeTie(sql`${accounts.lastRefreshedAt}`, by.descending, false);
    case "next_refresh":
      return timeTie(sql`${accounts.nextRefreshAt}`, by.descending, false);
    default:
      return groupTie(groupsOf(by, now) ?? []);
  }
}
