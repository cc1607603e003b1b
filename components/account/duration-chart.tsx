"use client";

import { clsx } from "clsx";
import { useNumber } from "@/components/ui/use-number";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { HistoryEntryView } from "@/lib/accounts/account-view";
import { clockText } from "./clock-text";
import { ClockTime } from "./clock-time";
import { barsInWords, durationBars, millisecondsText } from "./duration-bars";

/** Fewer compare nothing: the list below says as much. */
const fewestBars = 3;

interface DurationChartProps {
  entries: HistoryEntryView[];
  kind: HistoryEntryView["kind"];
}

/** How long the last refreshes (or checks) took, one bar each; failed ones are hatched and named below. */
export function DurationChart({ entries, kind }: DurationChartProps) {
  const bars = durationBars(entries, kind);
  const number = useNumber();
  const words = useTickingText((now, timeZone) =>
    barsInWords(bars, kind, (at) => clockText(Date.parse(at), now, timeZone), number),
  );
  const oldest = bars[0];
  const newest = bars.at(-1);
  if (!oldest || !newest || bars.length < fewestBars) return null;
  const failedAt = bars.findLastIndex((bar) => bar.isFailed);
  const failedPercent = ((failedAt + 0.5) / bars.length) * 100;
  const failed = failedPercent > 22 && failedPercent < 74 ? bars[failedAt] : undefined;
  return (
    <div role="img" aria-label={words} className="border-line border-b px-5 pt-4 pb-2">
      <div className="flex h-14 items-end gap-1 border-line border-b">
        {bars.map((bar) => (
          <div
            key={bar.id}
            className={clsx(
              "min-w-0 max-w-12 flex-1 rounded-t-[2px] forced-colors:bg-[CanvasText]",
              bar.isFailed &&
                "border border-bad bg-[repeating-linear-gradient(-45deg,var(--status-bad)_0_3px,transparent_3px_6px)]",
              !bar.isFailed && (bar === newest ? "bg-accent" : "bg-control"),
            )}
            style={{ height: `${bar.height}%` }}
          />
        ))}
      </div>
      <div className="relative flex justify-between pt-1.5 text-11 text-text-3 tabular-nums">
        <ClockTime at={oldest.at} />
        {failed && (
          <span className="absolute -translate-x-1/2 text-bad-text phone:hidden" style={{ left: `${failedPercent}%` }}>
            <ClockTime at={failed.at} /> failed
          </span>
        )}
        <span className={clsx(newest.isFailed && "text-bad-text")}>
          <ClockTime at={newest.at} />
          {newest.isFailed
            ? " failed"
            : newest.durationMs !== null && `, ${millisecondsText(newest.durationMs, number)}`}
        </span>
      </div>
    </div>
  );
}
