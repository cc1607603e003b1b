import type { ChaosResult } from "../run/run-chaos";
import type { Check } from "./check";

/** The earliest that a renewal of so short a token is planned for, as a part of its lifetime. */
const earliestPart = 0.4;

/**
 * No token is renewed twice. By our own record, between two renewals of an account lies the time after which a token is
 * due; by the server's, there are no more renewals than we know of, but for those whose answer was lost.
 */
export function judgeRenewedOnce({ options, renewals, log, kills, timedOut, accounts }: ChaosResult): Check {
  const earliestMs = options.lifetimeSeconds * 1_000 * earliestPart;
  const before = new Map<string, number>();
  const gaps: { account: string; ms: number }[] = [];
  for (const { account, claimedAt } of renewals) {
    const last = before.get(account);
    if (last !== undefined) gaps.push({ account, ms: claimedAt - last });
    before.set(account, claimedAt);
  }
  gaps.sort((one, other) => one.ms - other.ms);
  const early = gaps.filter(({ ms }) => ms < earliestMs);
  const granted = countBy(log.filter(({ status }) => status === 200).map(({ account }) => account ?? "unknown"));
  const stored = countBy(renewals.map(({ account }) => account));
  const nameOf = new Map(accounts.map(({ id, name }) => [id, name]));
  const hungUp = log.filter(({ isDelivered }) => !isDelivered).map(({ account }) => account ?? "unknown");
  const mayLack = new Set([
    ...kills.flatMap(({ renewing }) => renewing.map((id) => nameOf.get(id))),
    ...timedOut,
    ...hungUp,
  ]);
  const lacking = [...granted].filter(([account, count]) => count > (stored.get(account) ?? 0));
  const unexplained = lacking.filter(([account]) => !mayLack.has(account));
  return {
    name: "No account was refreshed twice within its token's lifetime",
    isMet: early.length === 0 && unexplained.length === 0 && before.size === accounts.length,
    facts: [
      `${renewals.length} renewals of ${before.size} accounts; the server granted ${[...granted.values()].reduce((sum, count) => sum + count, 0)}, with those whose answer was lost`,
      `shortest time between two of an account ${((gaps[0]?.ms ?? 0) / 1_000).toFixed(1)} s, with tokens that live for ${options.lifetimeSeconds} s and are due after ${earliestMs / 1_000} s at the earliest`,
      ...early.slice(0, 5).map(({ account, ms }) => `early: ${account} after ${(ms / 1_000).toFixed(1)} s`),
      ...unexplained.slice(0, 5).map(([account, count]) => `granted ${count} times, stored less often: ${account}`),
    ],
  };
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
