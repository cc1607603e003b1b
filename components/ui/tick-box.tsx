import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** The box of a checkbox alone; `indeterminate` = some of what it stands for. Name it by a label or `aria-label`. */
export function TickBox({
  indeterminate = false,
  className,
  ...props
}: Omit<ComponentProps<"input">, "type" | "ref"> & { indeterminate?: boolean }) {
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box) box.indeterminate = indeterminate;
      }}
      className={clsx("tick-box", className)}
      {...props}
    />
  );
}

/** A box without a visible label, and around it a target that fingers hit. `label` is its accessible name. */
export function TickTarget({ label, ...props }: ComponentProps<typeof TickBox> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box within is the control, and has its own name
    <label className="grid size-8 place-items-center phone:size-11">
      <TickBox aria-label={label} {...props} />
    </label>
  );
}
