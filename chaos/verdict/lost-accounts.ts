import type { ChaosResult } from "../run/run-chaos";
import type { Check } from "./check";

const lostCode = "grant_answer_lost";

/**
 * Which accounts may lose their grant: with rotating refresh tokens those whose call was under way when its worker was
 * killed, or that a worker waited for in vain. They say so. With static ones, none.
 */
export function judgeLostAccounts({ options, lost, kills, log, timedOut, accounts }: ChaosResult): Check {
  const nameOf = new Map(accounts.map(({ id, name }) => [id, name]));
  const killed = new Set(kills.flatMap(({ renewing }) => renewing.map((id) => nameOf.get(id) ?? "")));
  const hungUp = log.filter(({ isDelivered }) => !isDelivered).map(({ account }) => account ?? "");
  const unheard = new Set([...timedOut, ...hungUp].filter((name) => !killed.has(name)));
  const unexplained = lost.filter(({ name }) => options.isStatic || !(killed.has(name) || unheard.has(name)));
  const unsaid = lost.filter(({ errorCode }) => errorCode !== lostCode);
  return {
    name: options.isStatic
      ? "No account lost its grant"
      : "Lost are at most those whose call was under way at a kill or timed out, and they say so",
    isMet: unexplained.length === 0 && unsaid.length === 0,
    facts: [
      `${lost.length} lost; ${killed.size} were being renewed at one of ${kills.length} kills, ${unheard.size} others were waited for in vain`,
      `${lost.length - unsaid.length} of ${lost.length} say that Mirakl's answer was lost`,
      ...unexplained.slice(0, 5).map((one) => `without a reason: ${JSON.stringify(one)}`),
      ...unsaid.slice(0, 5).map((one) => `says something else: ${JSON.stringify(one)}`),
    ],
  };
}
