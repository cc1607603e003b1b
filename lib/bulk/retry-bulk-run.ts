import { findBulkRun } from "@/db/queries/bulk-runs";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { writeRun } from "./start-bulk-run";

/**
 * Starts a run again for those accounts that failed in it.
 * @returns the new run's id
 * @throws AppError `bulk_run_not_found`, also for what cannot be run again; `bulk_nothing_to_do`
 */
export async function retryBulkRun(ask: { runId: string }, person: Person): Promise<{ runId: string }> {
  requireRole(person, "admin");
  const { runId } = ask;
  const run = await findBulkRun(runId);
  // Of an import nothing is left to try again with: its secrets are destroyed with their result.
  if (!run?.finishedAt || run.kind === "import" || run.kind === "export") throw new AppError("bulk_run_not_found");
  const { kind, reason, tag } = run;
  return writeRun({ kind, reason, tag, retryOf: runId, selection: { inRun: runId, outcome: "failed" } }, person);
}
