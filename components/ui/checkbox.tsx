import { type ComponentProps, type ReactNode, useId } from "react";

/** A checkbox with its label to the right; the whole line is the target. */
export function Checkbox({
  label,
  className = "",
  ...props
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode }) {
  const id = useId();
  return (
    <label htmlFor={id} className={`flex min-h-8 items-center gap-2.5 text-13 phone:min-h-11 ${className}`}>
      <span className="relative grid size-4 place-items-center">
        <input
          id={id}
          type="checkbox"
          className="peer size-4 appearance-none rounded-tag border border-control bg-surface checked:border-accent checked:bg-accent forced-colors:appearance-auto"
          {...props}
        />
        <span
          aria-hidden
          className="pointer-events-none absolute hidden h-1 w-2 -translate-y-px -rotate-45 border-on-accent border-b-2 border-l-2 peer-checked:block forced-colors:hidden!"
        />
      </span>
      {label}
    </label>
  );
}
