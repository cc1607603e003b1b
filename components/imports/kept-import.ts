import type { BadRow } from "@/lib/imports/check-import";
import type { ImportFile } from "@/lib/imports/read-import-file";

export interface KeptImport {
  runId: string;
  file: ImportFile;
  /** Rows that were left out before anything was sent. */
  bad: readonly BadRow[];
}

let kept: KeptImport | null = null;

/** Keeps the file of the last import while this page is open, and nowhere else: it holds secrets. */
export function keepImport(own: KeptImport): void {
  kept = own;
}

/** The file of an import, in the browser that sent it and until its page is loaded anew. */
export function keptImport(runId: string): KeptImport | null {
  return kept?.runId === runId ? kept : null;
}
