import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** A plain word in a frame: an environment, "Limited"; `accent` for a recommendation. Never a status. */
export function Tag({ accent = false, className, ...props }: ComponentProps<"span"> & { accent?: boolean }) {
  return (
    <span
      className={clsx("tag", accent && "border-accent-line bg-accent-soft text-accent-text", className)}
      {...props}
    />
  );
}
