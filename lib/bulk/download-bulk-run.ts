import { listRunAccounts } from "@/db/queries/bulk-claims";
import { findBulkRun } from "@/db/queries/bulk-runs";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import type { ExportFormat } from "@/lib/exports/export-format";
import { type StreamedFile, streamedTable } from "@/lib/exports/streamed-table";
import { isUuid } from "@/lib/uuid";
import { bulkOutcomes } from "@/lib/vocabulary";
import type { BulkRunAccountView } from "./bulk-view";
import { outcomeLabel, skipSentences } from "./bulk-words";
import { exportAccounts } from "./export-accounts";
import { toRunAccountView } from "./to-bulk-view";

const page = 1_000;
const columns = ["row", "account", "accountId", "outcome", "reason", "code", "at"] as const;

/**
 * A run as a file that is written while it is sent: of an export its accounts as they are now, of everything else what
 * became of each account so far.
 * @throws AppError `bulk_run_not_found`
 */
export async function downloadBulkRun(
  ask: { runId: string; format: ExportFormat },
  person: Person,
): Promise<StreamedFile> {
  requireRole(person, "admin", "viewer");
  const { runId, format } = ask;
  const run = isUuid(runId) ? await findBulkRun(runId) : null;
  if (!run?.startedAt) throw new AppError("bulk_run_not_found");
  if (run.kind === "export") return exportAccounts(run, format, person);
  const reported = ({ position, accountId, name, outcome, skipReason, error, at }: BulkRunAccountView) => ({
    row: position,
    account: name,
    accountId,
    outcome: outcomeLabel(run.kind, outcome),
    reason: error?.message ?? (skipReason && skipSentences[skipReason]),
    code: error?.code ?? null,
    at,
  });
  async function* pages() {
    for (let after = 0; ; ) {
      const rows = await listRunAccounts({ runId, outcomes: bulkOutcomes, after, limit: page });
      yield rows.map(toRunAccountView).map(reported);
      if (rows.length < page) return;
      after = rows.at(-1)?.position ?? 0;
    }
  }
  return streamedTable({ name: `latchkey-${run.kind}`, format, columns, pages: pages(), reference: person.reference });
}
