import { cancelRun, findBulkRun, finishRuns } from "@/db/queries/bulk-runs";
import { deleteImportRowsOfRun } from "@/db/queries/import-rows";
import { inTransaction } from "@/db/queries/in-transaction";
import { type Person, requireRole } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import { AppError } from "@/lib/errors/app-error";

/**
 * Cancels a run: accounts that a process has in hand are finished, the others stay as they are. Cancelling a run that
 * has ended changes nothing.
 * @throws AppError `bulk_run_not_found`
 */
export async function cancelBulkRun(ask: { runId: string }, person: Person): Promise<void> {
  requireRole(person, "admin");
  const { runId } = ask;
  await inTransaction(async (on) => {
    if (!(await findBulkRun(runId, on))) throw new AppError("bulk_run_not_found");
    const run = await cancelRun(runId, person.name, on);
    if (!run) return;
    if (run.kind === "import") await deleteImportRowsOfRun(runId, on);
    const details = { run: runId, action: run.kind };
    await recordEvent({ event: "bulk.cancelled", by: person, details }, on);
  });
  await finishRuns(runId);
}
