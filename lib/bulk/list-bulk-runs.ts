import { listBulkRuns as findPage, listOpenRuns } from "@/db/queries/bulk-runs";
import { type Person, requireRole } from "@/lib/actor";
import { isUuid } from "@/lib/uuid";
import type { BulkRunPageView, BulkRunView } from "./bulk-view";
import { toBulkRunView } from "./to-bulk-view";

const runsPerPage = 25;

/**
 * A page of runs, newest first.
 * @param cursor `nextCursor` of the page before; what is none reads as the first page
 */
export async function listBulkRuns(cursor: string | null, person: Person): Promise<BulkRunPageView> {
  requireRole(person, "admin", "viewer");
  const rows = await findPage({ before: placeOf(cursor), limit: runsPerPage + 1 });
  const shown = rows.slice(0, runsPerPage);
  const last = shown.at(-1);
  return {
    runs: await Promise.all(shown.map(toBulkRunView)),
    nextCursor: last && rows.length > runsPerPage ? `${last.createdAt.getTime()}.${last.id}` : null,
  };
}

/** Those that go on now, the oldest first. */
export async function listRunningBulkRuns(person: Person): Promise<BulkRunView[]> {
  requireRole(person, "admin", "viewer");
  return Promise.all((await listOpenRuns()).map(toBulkRunView));
}

function placeOf(cursor: string | null): { createdAt: Date; id: string } | null {
  const [time, id] = cursor?.split(".") ?? [];
  const createdAt = new Date(Number(time));
  return isUuid(id) && !Number.isNaN(createdAt.getTime()) ? { createdAt, id } : null;
}
