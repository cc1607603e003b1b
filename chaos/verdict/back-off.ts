import type { ChaosResult } from "../run/run-chaos";
import type { Check } from "./check";
import { mean, most, perSecond } from "./rates";

/** What was under way when the host went may still fail; after that there are probes only. */
const openingMs = 15_000;
/** The shortest pause between probes, and what they are claimed and called in. */
const shortestPauseMs = 11_000;

/** While nobody listens, workers stop calling, but for a probe now and then. */
export function judgeBackOff({ phases, refusedAt, log }: ChaosResult): Check {
  const outage = phases.find(({ fault }) => fault === "gone");
  const calm = phases.find(({ fault }) => fault === "none");
  const failing = phases.find(({ fault }) => fault === "failing");
  if (!outage || !calm || !failing) throw new Error("The run had no outage");
  const probes = refusedAt.filter((at) => at > outage.from + openingMs);
  const pauses = probes.slice(1).map((at, index) => at - (probes[index] ?? at));
  const arrivals = log.map(({ arrivedAt }) => arrivedAt);
  const usual = perSecond(arrivals, calm);
  const whileFailing = perSecond(arrivals, failing);
  const seconds = (outage.to - outage.from) / 1_000;
  return {
    name: "Workers back off from a host that fails",
    isMet: pauses.every((ms) => ms >= shortestPauseMs),
    facts: [
      `gone for ${seconds.toFixed(0)} s: ${refusedAt.length} calls, of them ${refusedAt.length - probes.length} in the first ${openingMs / 1_000} s, then ${probes.length} probes`,
      `probes came ${probes.map((at) => `${((at - outage.from) / 1_000).toFixed(0)} s`).join(", ") || "never"} after it had gone`,
      `failing half the time: ${mean(whileFailing).toFixed(1)} calls per second, ${most(whileFailing)} at most; usual are ${mean(usual).toFixed(1)}, ${most(usual)} at most`,
    ],
  };
}
