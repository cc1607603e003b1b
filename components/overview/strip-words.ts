import { relativeTime } from "@/components/ui/relative-time";
import type { OverviewView } from "@/lib/accounts/overview-view";
import type { NumberText } from "@/lib/number-text";

/** "1 account", "1,240 accounts". */
export function counted(count: number, one: string, many: string, number: NumberText): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** One clause for each figure of the strip: whether it matters. Short, so that it fits beside a figure in millions. */
export function stripClauses(overview: OverviewView, number: NumberText, now: number, timeZone?: string) {
  const { total, statuses, reconnectSince, lastRevokedAt, expiries } = overview;
  const renewed = expiries.day.reduce((sum, column) => sum + column.renewed, 0);
  const ago = (at: string) => relativeTime(Math.min(Date.parse(at), now), now, { timeZone });
  return {
    active: `of ${number(total)}`,
    expiring: `${number(renewed)} ${renewed === 1 ? "renews" : "renew"}`,
    failing: statuses.failing + statuses.expired === 0 ? "nothing to wait for" : `${number(statuses.expired)} expired`,
    reconnect: reconnectSince && statuses.reconnect > 0 ? `first ${ago(reconnectSince)}` : "nobody has to act",
    revoked: lastRevokedAt && statuses.revoked > 0 ? `last ${ago(lastRevokedAt)}` : "none so far",
  };
}
