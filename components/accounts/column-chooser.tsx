"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { defaultColumns } from "@/lib/saved-views/saved-view";
import type { AccountSort } from "@/lib/vocabulary";
import { accountColumns } from "./account-columns";

interface ColumnChooserProps {
  columns: readonly AccountSort[];
  onChange: (columns: AccountSort[]) => void;
}

/** Which columns show, and in which order. The account itself is always the first. */
export function ColumnChooser({ columns: before, onChange }: ColumnChooserProps) {
  // Kept here too, so that no key pressed in haste starts from what was before the last one.
  const [columns, setColumns] = useState(before);
  const [said, setSaid] = useState("");
  const hidden = defaultColumns.filter((column) => !columns.includes(column));
  const movable = columns.slice(1);
  const all = [...movable, ...hidden];

  function change(next: AccountSort[]) {
    setColumns(next);
    onChange(next);
  }
  const toggle = (column: AccountSort, isShown: boolean) =>
    change(isShown ? [...columns, column] : columns.filter((other) => other !== column));
  function move(column: AccountSort, step: 1 | -1) {
    const from = movable.indexOf(column);
    const moved = movable.toSpliced(from, 1).toSpliced(from + step, 0, column);
    change(["name", ...moved]);
    setSaid(`${accountColumns[column].label} is column ${from + step + 2} of ${columns.length}`);
  }

  return (
    <fieldset>
      <legend className="mb-1 font-medium text-13">Columns</legend>
      <ul>
        {all.map((column) => {
          const { label } = accountColumns[column];
          const place = movable.indexOf(column);
          return (
            <li key={column} className="flex items-center justify-between">
              <Checkbox
                label={label}
                checked={place >= 0}
                onChange={({ target }) => toggle(column, target.checked)}
                className="flex-1"
              />
              {place >= 0 && (
                <span className="flex">
                  <Button
                    variant="ghost"
                    size="icon"
                    aria-label={`Move ${label} left`}
                    aria-disabled={place === 0 || undefined}
                    onClick={() => place > 0 && move(column, -1)}
                    className="aria-disabled:text-text-3"
                  >
                    <ArrowUp aria-hidden />
                  </Button>
                  <Button
                    variant="ghost"
                    size="icon"
                    aria-label={`Move ${label} right`}
                    aria-disabled={place === movable.length - 1 || undefined}
                    onClick={() => place < movable.length - 1 && move(column, 1)}
                    className="aria-disabled:text-text-3"
                  >
                    <ArrowDown aria-hidden />
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </fieldset>
  );
}
