import { deleteHistoryBefore } from "@/db/queries/account-history";
import { hourMs } from "@/lib/clock";
import { runLoop } from "./run-loop";

/** Refreshes and verifications are told for this long; the audit trail has no end. */
const retentionDays = 30;
const batch = 5_000;
/** Between batches, so that pruning leaves the database to the rest. */
const pauseMs = 100;

export function runPruning(signal: AbortSignal): Promise<void> {
  return runLoop(
    "pruning",
    async () => {
      const gone = await deleteHistoryBefore(retentionDays, batch);
      return gone < batch ? hourMs : pauseMs;
    },
    signal,
  );
}
