import { secondMs } from "@/lib/clock";
import { flushCounters } from "@/lib/metrics/flush-counters";
import { runLoop } from "./run-loop";

const passMs = 5 * secondMs;

/** Adds what this worker has counted to the totals, until it stops and once more then. */
export async function runCounters(signal: AbortSignal): Promise<void> {
  await runLoop(
    "counters",
    async () => {
      await flushCounters();
      return passMs;
    },
    signal,
  );
  await flushCounters().catch(() => undefined);
}
