import { type ComponentProps, type ReactNode, useId } from "react";
import { TickBox } from "./tick-box";

/** A checkbox with its label to the right; the whole line is the target. */
export function Checkbox({ label, className = "", ...props }: ComponentProps<typeof TickBox> & { label: ReactNode }) {
  const id = useId();
  return (
    <label htmlFor={id} className={`flex min-h-8 items-center gap-2.5 text-13 phone:min-h-11 ${className}`}>
      <TickBox id={id} {...props} />
      <span className="wrap-anywhere min-w-0">{label}</span>
    </label>
  );
}
