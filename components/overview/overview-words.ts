import type { ExpiryColumnView } from "@/lib/accounts/overview-view";
import { beginningOf, type TimelineSpan } from "@/lib/accounts/timeline-columns";
import { dayMs, hourMs, minuteMs } from "@/lib/clock";

/** A round length of time, as the axis of a timeline says it: "15 min", "24 h", "3 days". */
export function spanText(ms: number, span: TimelineSpan): string {
  if (span === "week") return ms === dayMs ? "1 day" : `${Math.round(ms / dayMs)} days`;
  return ms < hourMs ? `${Math.round(ms / minuteMs)} min` : `${Math.round(ms / hourMs)} h`;
}

export type ExpirySums = Pick<ExpiryColumnView, "renewed" | "failing" | "unrenewed">;

export function sumColumns(columns: readonly ExpiryColumnView[]): ExpirySums {
  const sums = { renewed: 0, failing: 0, unrenewed: 0 };
  for (const column of columns) {
    sums.renewed += column.renewed;
    sums.failing += column.failing;
    sums.unrenewed += column.unrenewed;
  }
  return sums;
}

/** Where the axis of a timeline is labelled, in ms from now. */
export const ticks: Record<TimelineSpan, number[]> = {
  day: [5 * minuteMs, 15 * minuteMs, 30 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, dayMs],
  week: [1, 2, 3, 4, 5, 6, 7].map((days) => days * dayMs),
};

/** The columns between the labels of the axis, summed: the timeline as a table. */
export function intervalsOf(
  span: TimelineSpan,
  columns: readonly ExpiryColumnView[],
): (ExpirySums & { name: string })[] {
  return ticks[span].map((until, index) => {
    const from = ticks[span][index - 1] ?? 0;
    const within = columns.filter(({ column }) => {
      const begins = beginningOf(span, column);
      return begins >= from && begins < until;
    });
    return {
      name: from === 0 ? `Up to ${spanText(until, span)}` : `${spanText(from, span)} to ${spanText(until, span)}`,
      ...sumColumns(within),
    };
  });
}
