import type { ChaosResult } from "../run/run-chaos";
import type { Check } from "./check";
import { mean, most, mostAtOnce, perSecond } from "./rates";

const firstMs = 30_000;
/** How many times the usual rate what has waited may come at. */
const mostTimesUsual = 10;

/** A host that is back is not met by all that has waited. */
export function judgeHerd({ phases, log, accounts, options }: ChaosResult): Check {
  const back = phases.at(-1);
  const first = log.find(({ arrivedAt }) => back && arrivedAt >= back.from);
  if (!back || !first) throw new Error("Nobody called the host again");
  const arrivals = log.map(({ arrivedAt }) => arrivedAt);
  const span = { from: first.arrivedAt, to: first.arrivedAt + firstMs };
  const catchingUp = perSecond(arrivals, span);
  const calls = log.filter(({ arrivedAt }) => arrivedAt >= span.from && arrivedAt < span.to);
  // Each token is renewed between 0.4 and 0.5 of its lifetime.
  const usual = Math.max(1, accounts.length / (options.lifetimeSeconds * 0.45));
  const later = perSecond(arrivals, { from: span.to, to: Math.max(span.to + 1, back.to) });
  return {
    name: "No herd falls upon the host when it is back",
    isMet: most(catchingUp) <= mostTimesUsual * usual,
    facts: [
      `first call ${((first.arrivedAt - back.from) / 1_000).toFixed(1)} s after it was back`,
      `calls in the first seconds: ${catchingUp.slice(0, 15).join(" ")} …`,
      `most per second in the first ${firstMs / 1_000} s: ${most(catchingUp)}, usual are ${usual.toFixed(1)}: ${(most(catchingUp) / usual).toFixed(1)} times (at most ${mostTimesUsual})`,
      `at once at most ${mostAtOnce(calls)}; after that ${mean(later).toFixed(1)} per second, ${most(later)} at most`,
    ],
  };
}
