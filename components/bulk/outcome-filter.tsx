import { useId } from "react";
import { Select } from "@/components/ui/select";
import { doneLabels } from "@/lib/bulk/bulk-words";
import type { BulkKind } from "@/lib/vocabulary";

export type OutcomeChoice = "troubled" | "failed" | "skipped" | "done" | "all";

interface OutcomeFilterProps {
  kind: BulkKind;
  value: OutcomeChoice;
  onChange: (choice: OutcomeChoice) => void;
}

/** Which accounts of a run are listed. */
export function OutcomeFilter({ kind, value, onChange }: OutcomeFilterProps) {
  const id = useId();
  const choices: Record<OutcomeChoice, string> = {
    troubled: "Failed and skipped",
    failed: "Failed",
    skipped: "Skipped",
    done: doneLabels[kind],
    all: "All",
  };
  return (
    <div className="w-44 phone:w-50">
      <label htmlFor={id} className="sr-only">
        Outcome
      </label>
      <Select id={id} value={value} onChange={({ target }) => onChange(target.value as OutcomeChoice)}>
        {Object.entries(choices).map(([choice, label]) => (
          <option key={choice} value={choice}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  );
}
