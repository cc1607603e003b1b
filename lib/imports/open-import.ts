import { insertBulkRun } from "@/db/queries/bulk-runs";
import { inTransaction } from "@/db/queries/in-transaction";
import { type Person, requireRole } from "@/lib/actor";
import { requestedBy } from "@/lib/bulk/start-bulk-run";

/**
 * Opens an import, which takes rows until it is started. One that never is goes after a day, with all that it holds.
 * @returns the id of its run
 */
export async function openImport(ask: { fileName: string }, person: Person): Promise<{ runId: string }> {
  requireRole(person, "admin");
  const run = { kind: "import", fileName: ask.fileName, ...requestedBy(person) } as const;
  return { runId: await inTransaction((on) => insertBulkRun(run, on)) };
}
