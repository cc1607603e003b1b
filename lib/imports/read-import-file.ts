import type { NumberText } from "@/lib/number-text";
import { maxImportBytes, maxImportRows } from "./import-input";

export interface ImportFile {
  name: string;
  /** The head, as it is written. */
  columns: string[];
  /** Between its cells. */
  delimiter: string;
  /** Everything below the head. */
  rows: string[][];
}

/**
 * Reads a CSV file in the browser: commas, semicolons or tabs, quotes, UTF-8 with or without a byte order mark, or
 * UTF-16 with one, as spreadsheets write it.
 * @returns what it holds, or why it cannot be read
 */
export async function readImportFile(
  file: Pick<File, "name" | "size" | "arrayBuffer">,
  number: NumberText,
): Promise<ImportFile | { problem: string }> {
  if (file.size > maxImportBytes) {
    return { problem: `The file has more than ${maxImportBytes / 1024 / 1024} MB. Split it into several.` };
  }
  let text: string;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return { problem: "The file is not in UTF-8. In a spreadsheet, save it as “CSV UTF-8”." };
  }
  if (text.trim() === "") return { problem: "The file is empty." };
  if (text.includes("\0")) return { problem: "This is no CSV file. In a spreadsheet, save it as “CSV UTF-8”." };
  const { parse } = (await import("papaparse")).default;
  // Lines without columns at its end would be taken for a sign that there are none.
  const table = text.replace(spreadsheetHint, "").trimEnd();
  const { data, errors, meta } = parse<string[]>(table, { delimitersToGuess: [",", ";", "\t", "|"] });
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken) return { problem: `Row ${(broken.row ?? 0) + 1} has a quote that is not closed. Nothing was read.` };
  const [columns = [], ...rows] = data;
  while (rows.at(-1)?.every((cell) => cell.trim() === "")) rows.pop();
  if (columns.length < 2)
    return { problem: "No columns were found. The first row names them, with commas, semicolons or tabs between." };
  if (rows.length === 0) return { problem: "The file has a head, and no account below it." };
  if (rows.length > maxImportRows) {
    return {
      problem: `The file has ${number(rows.length)} rows, and one import takes ${number(maxImportRows)}. Split it into several.`,
    };
  }
  return { name: file.name, columns, delimiter: meta.delimiter, rows };
}

/** "sep=;" stands above the head in files for Excel, which does not show it either. */
const spreadsheetHint = /^"?sep=.?"?\r?\n/i;

/** What the byte order mark says; the decoder itself takes it away. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
