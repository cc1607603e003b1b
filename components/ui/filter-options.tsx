import { Checkbox } from "./checkbox";

/** What a filter's button shows. */
export interface ShownFilter {
  /** Accessible name of the button and of the list. */
  label: string;
  options: readonly { value: string; label: string }[];
  selected: readonly string[];
}

export interface FilterProps extends ShownFilter {
  onChange: (selected: string[]) => void;
  /** Where no button above the list says its name. */
  showLabel?: boolean;
}

/** The checkbox list of a filter, in a popover or in a sheet. */
export function FilterOptions({ label, options, selected, onChange, showLabel = false }: FilterProps) {
  return (
    <fieldset>
      <legend className={showLabel ? "px-2 font-medium text-13" : "sr-only"}>{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={selected.includes(option.value)}
          onChange={(event) =>
            onChange(
              options
                .map(({ value }) => value)
                .filter((value) => (value === option.value ? event.target.checked : selected.includes(value))),
            )
          }
          className="rounded-tag px-2 hover:bg-hover"
        />
      ))}
    </fieldset>
  );
}
