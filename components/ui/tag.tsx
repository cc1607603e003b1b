import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** A plain word in a frame: an environment, "Limited"; `accent` for a recommendation. Never a status. */
export function Tag({ accent = false, className, ...props }: ComponentProps<"span"> & { accent?: boolean }) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-tag border px-1.5 font-medium text-12",
        accent ? "border-accent-line bg-accent-soft text-accent-text" : "border-line-strong text-text-2",
        className,
      )}
      {...props}
    />
  );
}
