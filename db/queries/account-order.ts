import { sql } from "drizzle-orm";
import { authenticationMethods, environments, type TokenStatus } from "../../lib/vocabulary";
import { accounts } from "../schema/accounts";
import {
  expirySegments,
  lastRefreshSegments,
  nameSegments,
  nextRefreshSegments,
  type Segment,
  statusCondition,
  urgencySegments,
  wordSegments,
} from "./account-segments";

export type AccountOrder =
  | "urgency"
  | "name"
  | "authentication"
  | "environment"
  | "expires"
  | "last_refreshed"
  | "next_refresh";

/**
 * The segments of an order, only with accounts of the given statuses (none given = all).
 * Urgency has one direction: the most urgent first.
 */
export function accountSegments(order: AccountOrder, descending: boolean, statuses: readonly TokenStatus[]): Segment[] {
  const now = sql`now()`;
  if (order === "urgency") {
    const segments = urgencySegments(now);
    return statuses.length ? segments.filter(({ status }) => status && statuses.includes(status)) : segments;
  }
  const segments = plainSegments(order, descending);
  if (statuses.length === 0) return segments;
  const condition = statusCondition(statuses, now);
  return segments.map((segment) => ({ ...segment, where: sql`${segment.where} and ${condition}` }));
}

function plainSegments(order: Exclude<AccountOrder, "urgency">, descending: boolean): Segment[] {
  switch (order) {
    case "name":
      return nameSegments(descending);
    case "authentication":
      return wordSegments(accounts.authenticationMethod, authenticationMethods, descending);
    case "environment":
      return wordSegments(accounts.environment, environments, descending);
    case "expires":
      return expirySegments(descending);
    case "last_refreshed":
      return lastRefreshSegments(descending);
    case "next_refresh":
      return nextRefreshSegments(descending);
  }
}
