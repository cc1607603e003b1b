import { findBulkRun } from "@/db/queries/bulk-runs";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { writeRun } from "./start-bulk-run";

/**
 * Takes a tagging back, of those accounts alone that it has changed. Nothing else can be undone.
 * @returns the new run's id
 * @throws AppError `bulk_run_not_found`, also for what cannot be undone; `bulk_nothing_to_do`
 */
export async function undoBulkRun(ask: { runId: string }, person: Person): Promise<{ runId: string }> {
  requireRole(person, "admin");
  const run = await findBulkRun(ask.runId);
  if (!run?.finishedAt || (run.kind !== "tag" && run.kind !== "untag")) throw new AppError("bulk_run_not_found");
  const selection = { inRun: run.id, outcome: "done" } as const;
  return writeRun({ kind: run.kind === "tag" ? "untag" : "tag", tag: run.tag, selection }, person);
}
