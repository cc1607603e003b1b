import type { AuditEventRow } from "@/db/queries/audit-events";
import { type AuditPosition, findAuditPage } from "@/db/queries/audit-pages";
import { type Person, requireRole } from "@/lib/actor";
import type { ExportFormat } from "@/lib/exports/export-format";
import { type StreamedFile, streamedTable } from "@/lib/exports/streamed-table";
import { activityParameters } from "./activity-query";
import type { ActivityFilter } from "./activity-view";
import { canonicalJson } from "./canonical-json";
import { eventSentence } from "./event-words";
import { auditFilter } from "./list-activity";
import { recordEvent } from "./record-event";

const page = 1_000;

/**
 * All events that match, newest first, as a file that is written while it is sent: a page of rows in memory at a time.
 * Who took it along is an event as well.
 */
export async function exportActivity(
  ask: { filter: ActivityFilter; format: ExportFormat },
  person: Person,
): Promise<StreamedFile> {
  requireRole(person, "admin", "viewer");
  const { filter, format } = ask;
  // Read before the export is written down, so that an export does not hold itself.
  const first = await readPage(filter, null);
  const details = { format: format.toUpperCase(), filter: activityParameters(filter).toString() || "everything" };
  await recordEvent({ event: "activity.exported", by: person, details });
  return streamedTable({
    name: "latchkey-activity",
    format,
    columns,
    pages: pagesFrom(first, filter),
    reference: person.reference,
    cell: (value) => (typeof value === "object" && value !== null ? canonicalJson(value) : value),
  });
}

function readPage(filter: ActivityFilter, position: AuditPosition | null): Promise<AuditEventRow[]> {
  return findAuditPage({ filter: auditFilter(filter), position, limit: page });
}

async function* pagesFrom(first: AuditEventRow[], filter: ActivityFilter): AsyncGenerator<ExportedEvent[]> {
  for (let rows = first; rows.length > 0; ) {
    yield rows.map(exported);
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    rows = await readPage(filter, { direction: "after", at: last.at, id: last.id });
  }
}

/** The columns of both formats, in their order. */
function exported(event: AuditEventRow) {
  return {
    id: event.id,
    at: event.at.toISOString(),
    event: event.event,
    person: event.userName,
    role: event.role,
    userId: event.userId,
    summary: eventSentence(event),
    account: event.accountName,
    accountId: event.accountId,
    clientAddress: event.clientAddress,
    userAgent: event.userAgent,
    changes: event.changes,
    details: event.details,
    reference: event.reference,
  };
}
type ExportedEvent = ReturnType<typeof exported>;
const columns = Object.keys(
  exported({ changes: {}, details: {}, at: new Date(0), event: "" } as AuditEventRow),
) as (keyof ExportedEvent)[];
