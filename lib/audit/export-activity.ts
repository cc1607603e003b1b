import { stringify } from "csv-stringify/sync";
import type { AuditEventRow } from "@/db/queries/audit-events";
import { type AuditPosition, findAuditPage } from "@/db/queries/audit-pages";
import { type Person, requireRole } from "@/lib/actor";
import { toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { activityParameters } from "./activity-query";
import type { ActivityFilter, ExportFormat } from "./activity-view";
import { canonicalJson } from "./canonical-json";
import { eventSentence } from "./event-words";
import { auditFilter } from "./list-activity";
import { recordEvent } from "./record-event";

export interface ActivityExport {
  name: string;
  contentType: string;
  /** Not known: it is written while it is read. */
  size: null;
  body: ReadableStream<Uint8Array>;
}

const page = 1_000;

/**
 * All events that match, newest first, as a file that is written while it is sent: a page of rows in memory at a time.
 * Who took it along is an event as well.
 */
export async function exportActivity(
  ask: { filter: ActivityFilter; format: ExportFormat },
  person: Person,
): Promise<ActivityExport> {
  requireRole(person, "admin", "viewer");
  const { filter, format } = ask;
  // Read before the export is written down, so that an export does not hold itself.
  const first = await readPage(filter, null);
  const details = { format: format.toUpperCase(), filter: activityParameters(filter).toString() || "everything" };
  await recordEvent({ event: "activity.exported", by: person, details });
  const write = format === "csv" ? writeCsv : writeJson;
  return {
    name: `latchkey-activity-${new Date().toISOString().slice(0, 10)}.${format}`,
    contentType: format === "csv" ? "text/csv; charset=utf-8; header=present" : "application/json",
    size: null,
    body: toStream(write(pagesFrom(first, filter)), person.reference),
  };
}

function readPage(filter: ActivityFilter, position: AuditPosition | null): Promise<AuditEventRow[]> {
  return findAuditPage({ filter: auditFilter(filter), position, limit: page });
}

async function* pagesFrom(first: AuditEventRow[], filter: ActivityFilter): AsyncGenerator<AuditEventRow[]> {
  for (let rows = first; rows.length > 0; ) {
    yield rows;
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
const columns = Object.keys(exported({ changes: {}, details: {}, at: new Date(0), event: "" } as AuditEventRow));

async function* writeCsv(pages: AsyncIterable<AuditEventRow[]>): AsyncGenerator<string> {
  const csv = (records: unknown[][]) =>
    // A cell that begins like a formula is one for a spreadsheet, whoever wrote it: an apostrophe makes it text.
    stringify(records, { escape_formulas: true, record_delimiter: "windows" });
  yield csv([columns]);
  for await (const rows of pages) {
    yield csv(
      rows
        .map(exported)
        .map((event) =>
          Object.values({ ...event, changes: canonicalJson(event.changes), details: canonicalJson(event.details) }),
        ),
    );
  }
}

async function* writeJson(pages: AsyncIterable<AuditEventRow[]>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const rows of pages) {
    yield separator + rows.map((event) => JSON.stringify(exported(event))).join(",\n");
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

/** Reads on only when the browser has taken what was there, and stops when it goes away. */
function toStream(texts: AsyncGenerator<string>, reference: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await texts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (thrown) {
        // The answer has begun, so that only its end can tell that something is missing.
        const error = toAppError(thrown);
        logger().error({ reference, err: error }, "export broke off");
        controller.error(new Error(error.code));
      }
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
