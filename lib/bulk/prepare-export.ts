import { countSelected } from "@/db/queries/bulk-preview";
import { insertBulkRun } from "@/db/queries/bulk-runs";
import { databaseNow } from "@/db/queries/database-now";
import { inTransaction } from "@/db/queries/in-transaction";
import type { AccountSelection } from "@/lib/accounts/account-selection";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { requestedBy } from "./start-bulk-run";

/**
 * Writes down what is to be exported, so that one address leads to it however much is selected. The file is written
 * while it is downloaded, from the accounts as they are then: no selection is too large for that, and none is a job.
 * @returns the id of its run
 * @throws AppError `bulk_nothing_to_do`
 */
export async function prepareExport(ask: { selection: AccountSelection }, person: Person): Promise<{ runId: string }> {
  requireRole(person, "admin", "viewer");
  const { selection } = ask;
  return inTransaction(async (on) => {
    const total = await countSelected(selection, on);
    if (total === 0) throw new AppError("bulk_nothing_to_do");
    const at = await databaseNow(on);
    const run = { kind: "export", selection, total, done: total, startedAt: at, finishedAt: at } as const;
    return { runId: await insertBulkRun({ ...run, ...requestedBy(person) }, on) };
  });
}
