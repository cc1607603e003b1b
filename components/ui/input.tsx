import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** The look of what can be typed into. */
export const inputStyles = [
  "w-full rounded-control border border-control bg-surface px-3 text-text text-14 phone:text-16",
  "focus-visible:-outline-offset-1 focus-visible:border-transparent",
  "aria-invalid:border-bad aria-invalid:shadow-[0_0_0_1px_var(--status-bad)]",
  "disabled:cursor-not-allowed disabled:border-transparent disabled:bg-pressed disabled:text-text-2",
];

/** One line of text. `mono` for URLs, IDs and secrets: what people copy. */
export function Input({ mono = false, className, ...props }: ComponentProps<"input"> & { mono?: boolean }) {
  return (
    <input className={clsx(inputStyles, "h-field phone:h-touch", mono && "font-mono text-13", className)} {...props} />
  );
}
