import { type SQL, sql } from "drizzle-orm";
import type { AccountSort, AuthenticationMethod, TokenStatus } from "../../lib/vocabulary";
import { accounts } from "../schema/accounts";
import {
  environmentGroups,
  expirySegments,
  type Group,
  groupSegments,
  groupTie,
  inMethods,
  lastRefreshSegments,
  methodGroups,
  nameSegments,
  nameTie,
  nextRefreshSegments,
  type Segment,
  statusCondition,
  statusGroups,
  type Tie,
  timeTie,
  urgencySegments,
} from "./account-segments";

export interface AccountOrder {
  sort: AccountSort;
  descending: boolean;
  /** Orders what is alike in `sort`. */
  thenBy?: { sort: AccountSort; descending: boolean } | null;
}

type By = Pick<AccountOrder, "sort" | "descending">;

/** What of a filter decides which segments there are. */
interface Wanted {
  statuses: readonly TokenStatus[];
  methods: readonly AuthenticationMethod[];
}

/**
 * The segments of an order, only with accounts of the given statuses and methods (none given = all).
 * Urgency has one direction: the most urgent first.
 */
export function accountSegments(order: AccountOrder, wanted: Wanted): readonly Segment[] {
  if (wanted.statuses.length + wanted.methods.length > 0) return wantedSegments(order, wanted);
  const { sort, descending, thenBy } = order;
  const key = [sort, descending, thenBy?.sort, thenBy?.descending].join();
  const segments = ofAll.get(key) ?? wantedSegments(order, wanted);
  ofAll.set(key, segments);
  return segments;
}

/** The segments of each order of all accounts: always the same, so that a page may keep its statement with them. */
const ofAll = new Map<string, readonly Segment[]>();

function wantedSegments(order: AccountOrder, { statuses, methods }: Wanted): Segment[] {
  const isWanted = ({ status, method }: Kind) =>
    (!status || statuses.length === 0 || statuses.includes(status)) &&
    (!method || methods.length === 0 || methods.includes(method));
  return wholeSegments(order, statuses).flatMap(inMethods).filter(isWanted);
}

function wholeSegments({ thenBy, ...first }: AccountOrder, statuses: readonly TokenStatus[]): Segment[] {
  const now = sql`now()`;
  const segments = thenBy ? pairSegments(first, thenBy, now) : plainSegments(first, now);
  if (statuses.length === 0 || first.sort === "urgency") return segments;
  if (statuses.includes("active")) {
    const condition = statusCondition(statuses, now);
    return segments.map((segment) => ({ ...segment, where: sql`${segment.where} and ${condition}` }));
  }
  const parts = urgencySegments(now).filter(({ status }) => status && statuses.includes(status));
  return segments.flatMap((segment) => rareParts(segment, parts));
}

/** A segment among accounts of rare statuses: what has an index in its order is read from that, the rest is sorted. */
function rareParts(segment: Segment, parts: readonly Segment[]): Segment[] {
  const read = parts.filter((part) => !segment.status && isOrdered(segment, part));
  const rest = parts.filter((part) => !read.includes(part));
  const among = (some: readonly Segment[], isRare: boolean): Segment[] => {
    const anyOf = sql.join(
      some.map(({ where }) => sql`(${where})`),
      sql` or `,
    );
    return some.length ? [{ ...segment, isRare, where: sql`${segment.where} and (${anyOf})` }] : [];
  };
  return [...among(read, false), ...among(rest, true)];
}

/** Whether rare accounts are quickly read in the order of the segment, from an index of theirs. */
function isOrdered(segment: Segment, { status, isApart, isNamedInMethods, isFailing }: Group): boolean {
  const { keyType, method, emptyIn, ordersRevoked, ordersFailing } = segment;
  if (!status) return false;
  if (keyType === "time") return Boolean((status === "revoked" && ordersRevoked) || (isFailing && ordersFailing));
  if (emptyIn && !emptyIn.includes(status)) return false;
  // Of some statuses a method has none, and all of the others would be passed over.
  return Boolean(method ? isNamedInMethods : isApart);
}

type Kind = Pick<Group, "status" | "method">;

/** Whether both can be of one account. */
function areAlike(one: Kind, other: Kind): boolean {
  const differs = <T>(a: T | undefined, b: T | undefined) => a !== undefined && b !== undefined && a !== b;
  return !differs(one.status, other.status) && !differs(one.method, other.method);
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
function pairSegments(first: By, thenBy: By, now: SQL): Segment[] {
  const within = (group: Group, rank: number): Segment[] =>
    plainSegments(thenBy, now)
      .filter((segment) => areAlike(group, segment))
      .map((segment) => ({
        ...segment,
        ...group,
        isRare: group.status !== undefined && group.status !== "active" && !isOrdered(segment, group),
        where: sql`${group.where} and ${segment.where}`,
        rank: rank * ranksPerGroup + segment.rank,
      }));
  const groups = groupsOf(first, now);
  if (groups) return groups.flatMap(within);
  const tie = tieOf(thenBy, now);
  return plainSegments(first, now).flatMap((segment) =>
    segment.keyType === "text" && first.sort !== "name"
      ? within({ where: segment.where }, segment.rank)
      : [{ ...segment, tie, rank: segment.rank * ranksPerGroup }],
  );
}

/** Null for an order that has no groups. */
function groupsOf({ sort, descending }: By, now: SQL): Group[] | null {
  if (sort === "urgency") return statusGroups(now);
  if (sort === "authentication") return methodGroups(descending);
  if (sort === "environment") return environmentGroups(descending);
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
