import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { BadRow } from "@/lib/imports/check-import";
import type { ImportFile } from "@/lib/imports/read-import-file";
import { reasonOfBadRow, saveRowsNotAdded } from "./save-rows-not-added";

const atOnce = 50;

/** The rows that cannot be imported, and what is wrong with each. */
export function ImportProblems({ file, bad }: { file: ImportFile; bad: readonly BadRow[] }) {
  const [shown, setShown] = useState(atOnce);
  if (bad.length === 0) return null;
  return (
    <div className="overflow-hidden rounded-button border border-line">
      <table aria-label="Rows that cannot be imported" className="w-full text-left text-13">
        <thead className="bg-subtle text-12 text-text-2">
          <tr>
            {["Row", "Account", "What is wrong"].map((label) => (
              <th key={label} scope="col" className="h-head px-3 font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bad.slice(0, shown).map(({ position, name, problems }) => (
            <tr key={position} className="align-top">
              <td className="border-line border-t px-3 py-2 tabular-nums">{position}</td>
              <td className="wrap-anywhere border-line border-t px-3 py-2">{name.slice(0, 120) || "—"}</td>
              <td className="wrap-anywhere border-line border-t px-3 py-2 text-text-2">
                {problems.map((problem) => (
                  <p key={problem}>{problem}.</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap justify-center gap-2 border-line border-t bg-subtle p-3">
        {bad.length > shown && <Button onClick={() => setShown(shown + 10 * atOnce)}>Show more</Button>}
        <Button
          onClick={() => void saveRowsNotAdded(file, new Map(bad.map((row) => [row.position, reasonOfBadRow(row)])))}
        >
          <Download aria-hidden />
          Download these rows
        </Button>
      </div>
    </div>
  );
}
