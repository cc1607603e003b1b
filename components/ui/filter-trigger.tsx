import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { type ComponentProps, useId } from "react";
import { buttonStyles } from "./button-styles";
import type { ShownFilter } from "./filter-options";

/** The filter's button: its name is the label alone, the chosen values describe it and show in accent. */
export function FilterTrigger({ label, options, selected, ...props }: ShownFilter & ComponentProps<"button">) {
  const id = useId();
  const names = options.filter(({ value }) => selected.includes(value)).map((option) => option.label);
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-labelledby={`${id}-label`}
      aria-describedby={names.length ? `${id}-value` : undefined}
      className={buttonStyles({ className: clsx(names.length > 0 && "border-accent-line! bg-accent-soft!") })}
      {...props}
    >
      <span id={`${id}-label`}>{label}</span>
      {names.length > 0 && (
        <span id={`${id}-value`} className="text-accent-text">
          {names.length > 2 ? `${names[0]} +${names.length - 1}` : names.join(", ")}
        </span>
      )}
      <ChevronDown aria-hidden className="-mr-1 size-3.5! text-text-3" />
    </button>
  );
}
