import { dayMs, minuteMs } from "@/lib/clock";

const firstPullMs = 30 * dayMs;
/** What Mirakl stores late, or with another clock, is asked for again; what is known already is left as it is. */
const overlapMs = minuteMs;

/** From when on a pull asks: the whole of the last 30 days at first, then a little before what is known. */
export function pullSince(watermark: Date | null, now: Date): Date {
  return watermark ? new Date(watermark.getTime() - overlapMs) : new Date(now.getTime() - firstPullMs);
}

/**
 * The watermark after a pull. It follows the newest change of the first page only: what changes while later pages are
 * read comes to the front and would be missed, but has changed after that page was written.
 * @param firstPage when the threads of the first page changed
 */
export function nextWatermark(before: Date | null, firstPage: readonly Date[]): Date | null {
  const newest = Math.max(before?.getTime() ?? 0, ...firstPage.map((changed) => changed.getTime()));
  return newest > 0 ? new Date(newest) : null;
}
