import { clsx } from "clsx";
import type { TimelineSpan } from "@/lib/accounts/timeline-columns";

const names = { day: "24 h", week: "7 days" } as const;

interface SpanChoiceProps {
  span: TimelineSpan;
  /** Absent while the page is not alive yet: then a press waits for it. */
  onSpan?: (span: TimelineSpan) => void;
}

/** How far the overview looks. */
export function SpanChoice({ span, onSpan }: SpanChoiceProps) {
  return (
    <fieldset className="flex rounded-control border border-line">
      <legend className="sr-only">Time span</legend>
      {(["day", "week"] as const).map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={span === value}
          onClick={onSpan && (() => onSpan(value))}
          className={clsx(
            "h-7 rounded-control px-2.5 text-12 phone:h-touch",
            span === value ? "bg-pressed font-medium text-text" : "text-text-2 hover:bg-hover",
          )}
        >
          {names[value]}
        </button>
      ))}
    </fieldset>
  );
}
