import type { AttemptKind } from "@/lib/vocabulary";

/** How attempts of one kind are slowed down. */
export interface AttemptRule {
  /** Attempts before the first wait. */
  free: number;
  firstDelaySeconds: number;
  /** Where the growth ends: nobody is locked out for longer than this. */
  longestDelaySeconds: number;
  /** After this long without an attempt, half as many count. */
  halfLifeSeconds: number;
}

/**
 * Guessing one account's password from one place is slowed down most. An account alone is slowed down little, because
 * strangers could keep its owner waiting: see decision 14.
 */
export const attemptRules: Record<AttemptKind, AttemptRule> = {
  account_from_place: { free: 5, firstDelaySeconds: 2, longestDelaySeconds: 900, halfLifeSeconds: 3_600 },
  address: { free: 30, firstDelaySeconds: 2, longestDelaySeconds: 900, halfLifeSeconds: 1_800 },
  account: { free: 20, firstDelaySeconds: 1, longestDelaySeconds: 60, halfLifeSeconds: 1_800 },
  codes_of_user: { free: 5, firstDelaySeconds: 2, longestDelaySeconds: 300, halfLifeSeconds: 3_600 },
  passkeys_of_address: { free: 60, firstDelaySeconds: 1, longestDelaySeconds: 120, halfLifeSeconds: 300 },
  trips_of_address: { free: 120, firstDelaySeconds: 1, longestDelaySeconds: 120, halfLifeSeconds: 300 },
  trips_of_user: { free: 120, firstDelaySeconds: 1, longestDelaySeconds: 120, halfLifeSeconds: 300 },
};

/**
 * One attempt more: the count as it has faded, plus this one, and the wait that follows it, which doubles with every
 * attempt beyond the free ones.
 */
export function nextAttempt(
  rule: AttemptRule,
  before: { count: number; secondsSinceCount: number },
): { count: number; delaySeconds: number } {
  const faded = before.count * 0.5 ** (Math.max(0, before.secondsSinceCount) / rule.halfLifeSeconds);
  const count = faded + 1;
  // Rounded, because some of it fades even between two attempts in a row.
  const beyond = Math.round(count - rule.free);
  if (beyond < 1) return { count, delaySeconds: 0 };
  const delaySeconds = Math.min(rule.longestDelaySeconds, rule.firstDelaySeconds * 2 ** (beyond - 1));
  return { count, delaySeconds };
}
