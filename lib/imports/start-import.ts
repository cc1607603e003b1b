import { findBulkRunForUpdate, startRun } from "@/db/queries/bulk-runs";
import { releaseStagedRows } from "@/db/queries/import-rows";
import { inTransaction } from "@/db/queries/in-transaction";
import { type Person, requireRole } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import { AppError } from "@/lib/errors/app-error";

/**
 * Starts an import whose rows are complete: each is verified in the background, and added if that succeeds.
 * @throws AppError `import_not_open`, also for somebody else's; `bulk_nothing_to_do` without a row
 */
export async function startImport(ask: { runId: string }, person: Person): Promise<void> {
  requireRole(person, "admin");
  const { runId } = ask;
  await inTransaction(async (on) => {
    const open = await findBulkRunForUpdate(runId, on);
    if (open?.kind !== "import" || open.userId !== person.userId) throw new AppError("import_not_open");
    const run = await startRun(runId, on);
    if (!run) throw new AppError("import_not_open");
    if (run.total === 0) throw new AppError("bulk_nothing_to_do");
    await releaseStagedRows(runId, on);
    const details = { run: runId, rows: String(run.total), file: run.fileName };
    await recordEvent({ event: "import.started", by: person, details }, on);
  });
}
