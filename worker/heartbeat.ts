import { releaseJobsOfSilentWorkers } from "@/db/queries/jobs";
import { deleteSilentWorkers, deleteWorker, saveHeartbeat } from "@/db/queries/workers";
import { runLoop } from "./run-loop";
import type { WorkerIdentity } from "./work";

const beatMs = 5_000;
/** As long as a lease: a worker that says nothing has lost what it was doing. */
const silentAfterSeconds = 60;
const forgottenAfterHours = 24;

/** Tells the database every few seconds that this worker lives, and passes on the jobs of those that no longer do. */
export async function runBeat(worker: WorkerIdentity, signal: AbortSignal): Promise<void> {
  await runLoop(
    "heartbeat",
    async () => {
      await saveHeartbeat(worker);
      await releaseJobsOfSilentWorkers(silentAfterSeconds);
      await deleteSilentWorkers(forgottenAfterHours);
      return beatMs;
    },
    signal,
  );
  await deleteWorker(worker.id).catch(() => undefined);
}
