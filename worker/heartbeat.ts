import { deleteSilentWorkers, deleteWorker, saveHeartbeat } from "@/db/queries/workers";
import { runLoop } from "./run-loop";

const beatMs = 5_000;
const forgottenAfterHours = 24;

/** Tells the database every few seconds that this worker lives. */
export async function runBeat(
  worker: { id: string; hostname: string; pid: number },
  signal: AbortSignal,
): Promise<void> {
  await runLoop(
    "heartbeat",
    async () => {
      await saveHeartbeat(worker);
      await deleteSilentWorkers(forgottenAfterHours);
      return beatMs;
    },
    signal,
  );
  await deleteWorker(worker.id).catch(() => undefined);
}
