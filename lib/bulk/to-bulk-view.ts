import type { BulkRunAccountRow } from "@/db/queries/bulk-claims";
import { type BulkRunRow, countOutcomes } from "@/db/queries/bulk-runs";
import { storedErrorView } from "@/lib/accounts/error-view";
import type { BulkRunAccountView, BulkRunView } from "./bulk-view";

/** What the browser may see of a run. While it goes on its accounts are counted, afterwards the row knows. */
export async function toBulkRunView(run: BulkRunRow): Promise<BulkRunView> {
  const { id, kind, requestedBy, reason, tag, fileName, retryOf, cancelledBy } = run;
  return {
    id,
    kind,
    requestedBy,
    reason,
    tag,
    fileName,
    retryOf,
    cancelledBy,
    startedAt: (run.startedAt ?? run.createdAt).toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    cancelledAt: run.cancelledAt?.toISOString() ?? null,
    counts: await countsOf(run),
  };
}

async function countsOf({ id, finishedAt, total, done, skipped, failed }: BulkRunRow): Promise<BulkRunView["counts"]> {
  if (finishedAt) return { total, pending: 0, done, skipped, failed };
  const counts = await countOutcomes(id);
  return {
    total,
    pending: counts.pending,
    done: counts.done,
    skipped: counts.skipped,
    failed: counts.failed,
  };
}

export function toRunAccountView(row: BulkRunAccountRow & { isThere: boolean }): BulkRunAccountView {
  return {
    position: row.position,
    accountId: row.isThere ? row.accountId : null,
    name: row.accountName,
    outcome: row.outcome,
    skipReason: row.skipReason,
    error: storedErrorView({ lastErrorCode: row.errorCode, lastErrorDetails: row.errorDetails }),
    at: row.at?.toISOString() ?? null,
  };
}
