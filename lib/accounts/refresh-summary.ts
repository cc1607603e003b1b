import { bucketGrowth, firstBucketMs, type RefreshCount } from "@/db/queries/refresh-counts";
import { hourMs } from "@/lib/clock";
import type { RefreshesView } from "./overview-view";

/**
 * Refreshes of a span up to now, all together and part by part.
 * @param counts by hour, in any order; hours outside of the span are left out
 * @param span in hours: how much of the past, the current hour included, and how much of it is a part
 */
export function summariseRefreshes(
  counts: readonly RefreshCount[],
  now: Date,
  span: { hours: number; part: number },
): { whole: RefreshesView; parts: RefreshesView[] } {
  const end = (Math.floor(now.getTime() / hourMs) + 1) * hourMs;
  const start = end - span.hours * hourMs;
  const partMs = span.part * hourMs;
  const parts: RefreshCount[][] = Array.from({ length: span.hours / span.part }, () => []);
  for (const count of counts) parts[Math.floor((count.hour.getTime() - start) / partMs)]?.push(count);
  return {
    whole: summarise(start, parts.flat()),
    parts: parts.map((part, index) => summarise(start + index * partMs, part)),
  };
}

function summarise(start: number, counts: readonly RefreshCount[]): RefreshesView {
  const succeeded = counts.filter(({ outcome }) => outcome === "succeeded");
  const sum = (some: readonly RefreshCount[]) => some.reduce((total, { refreshes }) => total + refreshes, 0);
  const measured = succeeded.filter(({ bucket }) => bucket >= 0);
  return {
    at: new Date(start).toISOString(),
    succeeded: sum(succeeded),
    failed: sum(counts) - sum(succeeded),
    medianMs: percentile(measured, 0.5),
    p95Ms: percentile(measured, 0.95),
  };
}

/** Within its bucket, as if what the bucket holds were spread evenly over it. */
function percentile(counts: readonly RefreshCount[], share: number): number | null {
  const byBucket = new Map<number, number>();
  for (const { bucket, refreshes } of counts) byBucket.set(bucket, (byBucket.get(bucket) ?? 0) + refreshes);
  const ordered = [...byBucket].sort(([one], [other]) => one - other);
  let left = ordered.reduce((total, [, refreshes]) => total + refreshes, 0) * share;
  for (const [bucket, refreshes] of ordered) {
    if (left <= refreshes) {
      const from = bucket === 0 ? 0 : beginningOf(bucket);
      return Math.round(from + (beginningOf(bucket + 1) - from) * (left / refreshes));
    }
    left -= refreshes;
  }
  return null;
}

const beginningOf = (bucket: number) => firstBucketMs * bucketGrowth ** (bucket - 1);
