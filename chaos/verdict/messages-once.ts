import type { ChaosResult } from "../run/run-chaos";
import type { Check } from "./check";

/** Every message that was added on the other side is stored once, with the account that it belongs to. */
export function judgeMessages({ added, stored, messagesAt, reconnectedAt, refusedPulls }: ChaosResult): Check {
  const times = new Map<string, number>();
  for (const { id, account } of stored) {
    const key = `${account} ${id}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const missing = added.filter(({ id, account }) => !times.has(`${account} ${id}`));
  const twice = [...times.values()].filter((count) => count > 1).length;
  const foreign = stored.length - twice - (added.length - missing.length);
  const last = messagesAt === null ? "never" : `${((messagesAt - reconnectedAt) / 1_000).toFixed(0)} s`;
  return {
    name: "Messages that were added during all this appear exactly once",
    isMet: missing.length === 0 && twice === 0 && foreign === 0 && messagesAt !== null,
    facts: [
      `${added.length} added, ${missing.length} missing, ${twice} twice, ${foreign} that nobody added`,
      `the last one stored after everything was connected again: ${last}`,
      `${refusedPulls} pulls came with a token that had ended`,
    ],
  };
}
