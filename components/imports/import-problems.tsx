import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { BadRow } from "@/lib/imports/check-import";

const atOnce = 50;

/** The rows that cannot be imported, and what is wrong with each. */
export function ImportProblems({ bad }: { bad: readonly BadRow[] }) {
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
      {bad.length > shown && (
        <div className="border-line border-t bg-subtle p-3 text-center">
          <Button onClick={() => setShown(shown + 10 * atOnce)}>Show more</Button>
        </div>
      )}
    </div>
  );
}
