import { hourMs, minuteMs, secondMs } from "@/lib/clock";
import type { RetryPolicy } from "@/lib/errors/error-table";

const marginMs = 5 * minuteMs;
/** A token that hardly lives must not make the worker ask every second. */
const soonestMs = 5 * secondMs;
const firstRetryMs = 15 * secondMs;
/** Nothing that failed waits longer than this for its next try. */
export const longestRetryMs = hourMs;

/** How long before its end a token of this lifetime is renewed. */
export function refreshMarginMs(lifetimeMs: number): number {
  return Math.min(marginMs, lifetimeMs / 2);
}

/**
 * When to renew a token: a margin before its end, up to a fifth of it earlier so that tokens issued together are
 * not renewed together. Never sooner than five seconds after its issue. Null when it never ends.
 * @param random 0 to 1
 */
export function nextRefreshAt(issuedAt: Date, expiresAt: Date | null, random: number): Date | null {
  if (!expiresAt) return null;
  const margin = refreshMarginMs(expiresAt.getTime() - issuedAt.getTime());
  const planned = expiresAt.getTime() - margin * (1 + random / 5);
  return new Date(Math.max(planned, issuedAt.getTime() + soonestMs));
}

/** Whether a token should be renewed now, from plain values. */
export function refreshDecision(token: { issuedAt: Date; expiresAt: Date | null; now: Date }): "fresh" | "due" {
  if (!token.expiresAt) return "fresh";
  const margin = refreshMarginMs(token.expiresAt.getTime() - token.issuedAt.getTime());
  return token.now.getTime() >= token.expiresAt.getTime() - margin ? "due" : "fresh";
}

/**
 * What follows a failure. Back-off is exponential with full jitter, never below a second, never before
 * `Retry-After` is over.
 * @param attempt consecutive failures including this one, from 1
 * @param random 0 to 1
 * @returns milliseconds until the next try, or `stop` when trying again is pointless until a person acts
 */
export function afterFailure(
  failure: { retry: RetryPolicy; attempt: number; retryAfterSeconds?: number },
  random: number,
): number | "stop" {
  if (failure.retry === "after_reconnect") return "stop";
  // Wrong settings rather than wrong credentials (an address that may not be called): someone may mend them.
  if (failure.retry === "never") return longestRetryMs;
  const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failure.attempt - 1, 20));
  const backOff = Math.max(secondMs, ceiling * random);
  const asked = (failure.retryAfterSeconds ?? 0) * secondMs;
  return asked > 0 ? asked + backOff / 10 : backOff;
}
