import { type ReactNode, useId } from "react";

interface SwitchProps {
  /** The switch's accessible name, nothing else. */
  label: string;
  /** Describes the switch. */
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Something that is on or off, with its label to the right and a hint below; all of it is the target. */
export function Switch({ label, hint, checked, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label htmlFor={id} className="grid grid-cols-[36px_1fr] gap-x-3 gap-y-0.5 phone:min-h-11">
      <span className="relative inline-flex h-5">
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={checked}
          aria-checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          aria-labelledby={`${id}-label`}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className="peer h-5 w-9 appearance-none rounded-full border border-control bg-pressed checked:border-accent checked:bg-accent forced-colors:appearance-auto"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1 left-1 size-3 rounded-full bg-control transition-[left] peer-checked:left-5 peer-checked:bg-on-accent forced-colors:hidden"
        />
      </span>
      <span id={`${id}-label`} className="font-medium text-13">
        {label}
      </span>
      {hint && (
        <span id={`${id}-hint`} className="col-start-2 text-12 text-text-3">
          {hint}
        </span>
      )}
    </label>
  );
}
