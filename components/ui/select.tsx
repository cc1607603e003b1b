import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

/** The browser's own list of choices, in the look of a field. */
export function Select({ className = "", ...props }: ComponentProps<"select">) {
  return (
    <span className="relative block">
      <select
        className={`h-field w-full appearance-none rounded-control border border-control bg-surface pr-9 pl-3 text-14 focus-visible:-outline-offset-1 phone:h-touch phone:text-16 ${className}`}
        {...props}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-text-3"
      />
    </span>
  );
}
