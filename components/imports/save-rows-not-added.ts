import { saveFile } from "@/components/ui/save-file";
import type { BadRow } from "@/lib/imports/check-import";
import type { ImportFile } from "@/lib/imports/read-import-file";
import { writeRowsNotAdded } from "@/lib/imports/write-rows-not-added";

/** Saves rows of a file with what is wrong with each, by row of the file. */
export async function saveRowsNotAdded(file: ImportFile, reasons: ReadonlyMap<number, string>): Promise<void> {
  const name = `${file.name.replace(/\.csv$/i, "")}-not-added.csv`;
  saveFile(name, await writeRowsNotAdded(file, reasons), "text/csv");
}

export const reasonOfBadRow = ({ problems }: BadRow) => `${problems.join(". ")}.`;
