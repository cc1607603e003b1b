import { clsx } from "clsx";
import { type ComponentProps, useId } from "react";

/** The box of a checkbox alone; `indeterminate` = some of what it stands for. Name it by a label or `aria-label`. */
export function TickBox({
  indeterminate = false,
  className,
  ...props
}: Omit<ComponentProps<"input">, "type" | "ref"> & { indeterminate?: boolean }) {
  const mark = "pointer-events-none absolute hidden border-on-accent border-b-2 forced-colors:hidden!";
  return (
    <span className={clsx("relative grid size-4 place-items-center", className)}>
      <input
        type="checkbox"
        ref={(box) => {
          if (box) box.indeterminate = indeterminate;
        }}
        className="peer size-4 appearance-none rounded-tag border border-control bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent forced-colors:appearance-auto"
        {...props}
      />
      <span
        aria-hidden
        className={clsx(
          mark,
          indeterminate
            ? "w-2 peer-indeterminate:block"
            : "h-1 w-2 -translate-y-px -rotate-45 border-l-2 peer-checked:block",
        )}
      />
    </span>
  );
}

/** A box without a visible label, and around it a target that fingers hit. `label` is its accessible name. */
export function TickTarget({ label, ...props }: ComponentProps<typeof TickBox> & { label: string }) {
  const id = useId();
  return (
    <label htmlFor={id} className="grid size-8 place-items-center phone:size-11">
      <TickBox id={id} aria-label={label} {...props} />
    </label>
  );
}
