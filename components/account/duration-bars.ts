import type { HistoryEntryView } from "@/lib/accounts/account-view";
import type { NumberText } from "@/lib/number-text";

/** Bars that fit beside each other on a phone. */
const barsShown = 26;
/** Durations below this are all fast: the scale does not magnify their differences. */
const calmMs = 1000;

export interface DurationBar {
  id: string;
  at: string;
  durationMs: number | null;
  isFailed: boolean;
  /** Percent of the full height. */
  height: number;
}

/** The last refreshes (or checks, for keys) as bars, oldest first. */
export function durationBars(entries: HistoryEntryView[], kind: HistoryEntryView["kind"]): DurationBar[] {
  const shown = entries
    .filter((entry) => entry.kind === kind)
    .slice(0, barsShown)
    .reverse();
  const worked = shown.filter((entry) => !hasFailed(entry));
  const longest = Math.max(calmMs, ...worked.map((entry) => entry.durationMs ?? 0));
  return shown.map((entry) => {
    const { id, at, durationMs } = entry;
    const isFailed = hasFailed(entry);
    // The root keeps fast ones visible beside a slow one.
    const height = isFailed ? 100 : Math.max(12, Math.round(Math.sqrt((durationMs ?? 0) / longest) * 100));
    return { id, at, durationMs, isFailed, height };
  });
}

function hasFailed({ outcome }: HistoryEntryView): boolean {
  return outcome === "failed" || outcome === "interrupted";
}

/** The bars in words; `clock` writes a time. */
export function barsInWords(
  bars: DurationBar[],
  kind: HistoryEntryView["kind"],
  clock: (at: string) => string,
  number: NumberText,
): string {
  const durations = bars.flatMap((bar) => (bar.isFailed || bar.durationMs === null ? [] : [bar.durationMs]));
  const failed = bars.filter((bar) => bar.isFailed);
  const range = durations.length
    ? `between ${millisecondsText(Math.min(...durations), number)} and ${millisecondsText(Math.max(...durations), number)}`
    : "none has worked";
  const failures = failed.length
    ? `${failed.length} failed: ${failed.map(({ at }) => clock(at)).join(", ")}`
    : "none failed";
  const [one, many] = kind === "refresh" ? ["refresh", "refreshes"] : ["check", "checks"];
  const which = bars.length === 1 ? `last ${one}` : `last ${bars.length} ${many}`;
  return `Duration of the ${which}, ${range}; ${failures}`;
}

/** "1,840 ms". */
export function millisecondsText(duration: number, number: NumberText): string {
  return `${number(Math.round(duration))} ms`;
}
