import { type BulkClaim, type BulkResult, saveBulkResult } from "@/db/queries/bulk-claims";
import { finishRuns } from "@/db/queries/bulk-runs";
import { deleteImportRow } from "@/db/queries/import-rows";
import { inTransaction } from "@/db/queries/in-transaction";

/**
 * Writes what became of an account of a run, and ends the run with its last one. A row of an import goes with its result.
 * @param ended.owner of the lease; when another process has taken over, the result is left to it
 */
export async function finishBulkAccount(
  { item, run }: BulkClaim,
  { owner, result }: { owner: string; result: BulkResult },
): Promise<void> {
  const { runId, position } = item;
  await inTransaction(async (on) => {
    const isOurs = await saveBulkResult({ runId, position, owner }, result, on);
    if (isOurs && run.kind === "import") await deleteImportRow({ runId, position }, on);
  });
  await finishRuns(runId);
}
