import { dayMs } from "@/lib/clock";

export type TimelineSpan = "day" | "week";

/** Columns of the timeline of the next 24 hours, and of the one of the next 7 days, two hours each. */
export const dayColumns = 72;
export const weekColumns = 84;

/** Most tokens live for an hour, so the first of 24 hours are drawn wider: x = (t / 24 h)^0.4. */
const dayExponent = 0.4;

const spans = {
  day: { ms: dayMs, exponent: dayExponent, columns: dayColumns },
  week: { ms: 7 * dayMs, exponent: 1, columns: weekColumns },
};

export const columnsIn = (span: TimelineSpan) => spans[span].columns;

/** Where on the timeline a time ahead is, from 0 to 1. */
export function positionOf(span: TimelineSpan, aheadMs: number): number {
  const { ms, exponent } = spans[span];
  return Math.min(1, Math.max(0, aheadMs / ms) ** exponent);
}

/** When a column begins, in ms from now; the one after the last begins where the timeline ends. */
export function beginningOf(span: TimelineSpan, column: number): number {
  const { ms, exponent, columns } = spans[span];
  return (column / columns) ** (1 / exponent) * ms;
}
