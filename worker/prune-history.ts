import { deleteHistoryBefore } from "@/db/queries/account-history";
import { deleteAttemptLimitsBefore } from "@/db/queries/attempt-limits";
import { deleteAuthorizationRequestsBefore } from "@/db/queries/authorization-requests";
import { deleteSessionsBefore } from "@/db/queries/sessions";
import { hourMs } from "@/lib/clock";
import { runLoop } from "./run-loop";

/** Refreshes and verifications are told for this long; the audit trail has no end. */
const retentionDays = 30;
/** Trips to Mirakl's sign-in are told for as long as their cookies live. */
const tripRetentionHours = 24;
/** What was counted of attempts has faded long before. */
const attemptRetentionHours = 24;
const batch = 5_000;
/** Between batches, so that pruning leaves the database to the rest. */
const pauseMs = 100;

export function runPruning(signal: AbortSignal): Promise<void> {
  return runLoop(
    "pruning",
    async () => {
      await deleteAuthorizationRequestsBefore(tripRetentionHours);
      await deleteAttemptLimitsBefore(attemptRetentionHours, batch);
      await deleteSessionsBefore(retentionDays, batch);
      const gone = await deleteHistoryBefore(retentionDays, batch);
      return gone < batch ? hourMs : pauseMs;
    },
    signal,
  );
}
