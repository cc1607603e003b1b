import { listTroubledHostsOfRun } from "@/db/queries/bulk-claims";
import { findBulkRun } from "@/db/queries/bulk-runs";
import { databaseNow } from "@/db/queries/database-now";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { isUuid } from "@/lib/uuid";
import type { BulkRunDetailView } from "./bulk-view";
import { toBulkRunView } from "./to-bulk-view";

/**
 * A run and how far it is.
 * @throws AppError `bulk_run_not_found`
 */
export async function getBulkRun(runId: string, person: Person): Promise<BulkRunDetailView> {
  requireRole(person, "admin", "viewer");
  const run = isUuid(runId) ? await findBulkRun(runId) : null;
  if (!run?.startedAt) throw new AppError("bulk_run_not_found");
  const [view, troubledHosts, now] = await Promise.all([
    toBulkRunView(run),
    run.finishedAt ? [] : listTroubledHostsOfRun(runId),
    databaseNow(),
  ]);
  return { ...view, troubledHosts, now: now.toISOString() };
}
