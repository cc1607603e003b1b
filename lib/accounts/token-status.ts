import { dayMs, minuteMs } from "@/lib/clock";
import type { TokenStatus } from "@/lib/vocabulary";

/** What a token status follows from; columns of `accounts`. */
export interface TokenFacts {
  revokedAt: Date | null;
  reconnectRequiredAt: Date | null;
  /** Null = never. */
  expiresAt: Date | null;
  /** Null = nothing renews it. */
  nextRefreshAt: Date | null;
  /** Consecutive failures. */
  failureCount: number;
}

/** A token that nothing renews is worth a look this long before it ends. */
export const expiringWithinMs = dayMs;
/** A renewal counts as overdue this long after its time. */
export const overdueAfterMs = minuteMs;

/**
 * The status of a token at `now`: the first that holds. `db/queries/account-segments.ts` says the same in SQL,
 * and a property test holds the two together.
 */
export function tokenStatus(facts: TokenFacts, now: Date): TokenStatus {
  const { revokedAt, reconnectRequiredAt, expiresAt, nextRefreshAt, failureCount } = facts;
  const isPast = expiresAt !== null && expiresAt <= now;
  if (revokedAt) return "revoked";
  if (reconnectRequiredAt || (isPast && !nextRefreshAt)) return "reconnect";
  if (isPast) return "expired";
  if (failureCount > 0) return "failing";
  if (expiresAt && isExpiring(expiresAt, nextRefreshAt, now)) return "expiring";
  return "active";
}

function isExpiring(expiresAt: Date, nextRefreshAt: Date | null, now: Date): boolean {
  return nextRefreshAt
    ? nextRefreshAt.getTime() < now.getTime() - overdueAfterMs
    : expiresAt.getTime() <= now.getTime() + expiringWithinMs;
}
