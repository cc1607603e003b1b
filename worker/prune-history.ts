import { deleteHistoryBefore } from "@/db/queries/account-history";
import { hourMs } from "@/lib/clock";
import { runLoop } from "./run-loop";

/** Refreshes and verifications are told for this long; the audit trail has no end. */
const retentionDays = 30;

export function runPruning(signal: AbortSignal): Promise<void> {
  return runLoop(
    "pruning",
    async () => {
      await deleteHistoryBefore(retentionDays);
      return hourMs;
    },
    signal,
  );
}
