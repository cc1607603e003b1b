import { durationText } from "@/components/ui/relative-time";
import type { BulkKindPreview, BulkRunDetailView, BulkRunView } from "@/lib/bulk/bulk-view";
import { countedAccounts, doneLabels, skippedPhrase } from "@/lib/bulk/bulk-words";
import { secondMs } from "@/lib/clock";
import type { NumberText } from "@/lib/number-text";

/** Why an action leaves some of a selection out; null when it does not. */
export function leftOutText({ skipped }: Pick<BulkKindPreview, "skipped">, number: NumberText): string | null {
  if (skipped.length === 0) return null;
  return `Leaves out: ${skipped.map(({ reason, count }) => skippedPhrase(reason, count, number)).join(", ")}`;
}

/** How far a run is, or how it ended, as one sentence. */
export function runSentence(run: BulkRunView, number: NumberText): string {
  const { total, pending } = run.counts;
  if (run.finishedAt) return `${run.cancelledAt ? "Cancelled" : "Finished"}: ${countsText(run, number)}`;
  const settled = `${number(total - pending)} of ${countedAccounts(total, number)}`;
  return run.cancelledAt ? `Being cancelled, ${settled} are settled` : settled;
}

/** "120 refreshed, 3 failed, 12 skipped". */
export function countsText({ kind, counts }: Pick<BulkRunView, "kind" | "counts">, number: NumberText): string {
  const parts = [`${number(counts.done)} ${doneLabels[kind].toLowerCase()}`];
  if (counts.failed > 0) parts.push(`${number(counts.failed)} failed`);
  if (counts.skipped > 0) parts.push(`${number(counts.skipped)} skipped`);
  return parts.join(", ");
}

const knownAfterMs = 10 * secondMs;
const knownAfterAccounts = 20;

/**
 * How long a run is likely to go on; null while nobody can know: in its beginning, while hosts are waited for, and once
 * it is cancelled.
 */
export function timeLeftText(run: BulkRunDetailView): string | null {
  const { counts, finishedAt, cancelledAt, troubledHosts } = run;
  const settled = counts.done + counts.failed;
  const tookMs = Date.parse(run.now) - Date.parse(run.startedAt);
  if (finishedAt || cancelledAt || troubledHosts.length > 0) return null;
  if (counts.pending === 0 || settled < knownAfterAccounts || tookMs < knownAfterMs) return null;
  return `about ${durationText(Math.ceil(((tookMs / settled) * counts.pending) / secondMs) * secondMs)} left`;
}
