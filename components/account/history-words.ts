import type { HistoryEntryView } from "@/lib/accounts/account-view";
import { checkLabels, type HistoryKind } from "@/lib/vocabulary";

const nouns: Record<HistoryKind, string> = { refresh: "Refresh", verification: "Check", revocation: "Revocation" };

/** The title of a line of the history. */
export function historyTitle({ kind, outcome, trigger, error }: HistoryEntryView): string {
  // Only people revoke, so that is not worth saying.
  const byHand = trigger === "person" && kind !== "revocation" ? " by hand" : "";
  const why = error ? `: ${error.message}` : "";
  if (outcome === "failed") return `${nouns[kind]} failed${byHand}${why}`;
  if (outcome === "interrupted") return `${nouns[kind]} interrupted${why}`;
  if (kind === "revocation") return "Revoked at Mirakl";
  if (kind === "verification") {
    const how = trigger === "save" ? " on saving" : byHand;
    return outcome === "limited" ? `Verified${how}, with limited rights` : `Verified${how}`;
  }
  return trigger === "save" ? "First token issued" : `Refreshed${byHand}`;
}

/** What stands below the title, as far as it is known: who, which attempt, what the checks found. */
export function historyDetails({ personName, attempt, outcome, checks }: HistoryEntryView): string[] {
  const isFailure = outcome === "failed" || outcome === "interrupted";
  return [
    personName ?? "",
    attempt > 1 || (isFailure && attempt > 0) ? `Attempt ${attempt}` : "",
    checks ? checksInWords(checks) : "",
  ].filter(Boolean);
}

/** "All 6 checks passed", or "2 passed, failed: Credentials, 3 skipped". */
export function checksInWords(checks: NonNullable<HistoryEntryView["checks"]>): string {
  const labels = (state: string) =>
    checks.filter((check) => check.state === state).map(({ name }) => checkLabels[name]);
  const passed = labels("passed").length;
  if (passed === checks.length) return `All ${passed} checks passed`;
  const named = (["failed", "limited"] as const).flatMap((state) => {
    const found = labels(state);
    return found.length ? [`${state}: ${found.join(", ")}`] : [];
  });
  const skipped = labels("skipped").length;
  return [`${passed} passed`, ...named, ...(skipped ? [`${skipped} skipped`] : [])].join(", ");
}

/** A line of the history, or several that say nothing new. */
export type HistoryLine =
  | { kind: "entry"; entry: HistoryEntryView }
  | { kind: "folded"; entries: HistoryEntryView[]; sentence: string };

const alwaysShown = 3;
const foldFrom = 3;

/** Folds runs of refreshes and checks that worked at once and on their own, but never the newest lines. */
export function foldHistory(entries: HistoryEntryView[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let run: HistoryEntryView[] = [];
  const close = () => {
    if (run.length >= foldFrom) {
      lines.push({ kind: "folded", entries: run, sentence: `${run.length} more, all worked` });
    } else lines.push(...run.map((entry): HistoryLine => ({ kind: "entry", entry })));
    run = [];
  };
  for (const [index, entry] of entries.entries()) {
    if (index >= alwaysShown && isUneventful(entry)) run.push(entry);
    else {
      close();
      lines.push({ kind: "entry", entry });
    }
  }
  close();
  return lines;
}

function isUneventful({ outcome, trigger, attempt }: HistoryEntryView): boolean {
  return outcome === "succeeded" && trigger === "worker" && attempt <= 1;
}
