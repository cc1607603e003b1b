import { stringify } from "csv-stringify/sync";
import { toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import type { ExportFormat } from "./export-format";

/** A file that is written while it is sent: a page of rows in memory at a time. */
export interface StreamedFile {
  name: string;
  contentType: string;
  /** Not known. */
  size: null;
  body: ReadableStream<Uint8Array>;
}

interface Table<Row extends object> {
  /** Of the file, without date and ending. */
  name: string;
  format: ExportFormat;
  columns: readonly (keyof Row & string)[];
  pages: AsyncIterable<readonly Row[]>;
  /** Of the request, for the log. */
  reference: string;
  /** How a value that is no text stands in a cell; absent = as JSON. */
  cell?: (value: unknown) => unknown;
}

/** Rows as CSV or JSON, with the same columns in the same order. */
export function streamedTable<Row extends object>(table: Table<Row>): StreamedFile {
  const { name, format, reference } = table;
  return {
    name: `${name}-${new Date().toISOString().slice(0, 10)}.${format}`,
    contentType: format === "csv" ? "text/csv; charset=utf-8; header=present" : "application/json",
    size: null,
    body: toStream(format === "csv" ? writeCsv(table) : writeJson(table), reference),
  };
}

async function* writeCsv<Row extends object>({ columns, pages, cell = (value) => value }: Table<Row>) {
  const csv = (records: unknown[][]) =>
    // A cell that begins like a formula is one for a spreadsheet, whoever wrote it: an apostrophe makes it text.
    stringify(records, { escape_formulas: true, record_delimiter: "windows" });
  // Without the byte order mark Excel takes UTF-8 for something else.
  yield `\uFEFF${csv([[...columns]])}`;
  for await (const rows of pages) yield csv(rows.map((row) => columns.map((column) => cell(row[column]))));
}

async function* writeJson<Row extends object>({ pages }: Table<Row>) {
  let separator = "[\n";
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield separator + rows.map((row) => JSON.stringify(row)).join(",\n");
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
