import type { ImportFile } from "./read-import-file";

/** Column of what is wrong with a row; no field of an account has such a name. */
export const reasonColumn = "What is wrong";

/**
 * Rows of a file as they were, each with what is wrong with it in a first column: to be corrected and imported again.
 * Made in the browser, from a file that is still there: no secret comes back from the server.
 * @param reasons by row of the file, its head being row 1
 */
export async function writeRowsNotAdded(file: ImportFile, reasons: ReadonlyMap<number, string>): Promise<string> {
  const { unparse } = (await import("papaparse")).default;
  const isAgain = file.columns[0] === reasonColumn;
  const own = (cells: readonly string[]) => (isAgain ? cells.slice(1) : cells);
  const rows = [...reasons]
    .sort(([one], [other]) => one - other)
    .map(([position, reason]) => [reason, ...own(file.rows[position - 2] ?? [])]);
  // Cells stay as they are, even those that begin like a formula: a secret with an apostrophe before it is another one.
  return `\uFEFF${unparse([[reasonColumn, ...own(file.columns)], ...rows], { delimiter: file.delimiter })}\r\n`;
}
