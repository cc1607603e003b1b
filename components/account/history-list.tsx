"use client";

import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleX, Ellipsis, Unplug } from "lucide-react";
import { useState } from "react";
import { useNumber } from "@/components/ui/use-number";
import type { HistoryEntryView } from "@/lib/accounts/account-view";
import { ClockTime } from "./clock-time";
import { millisecondsText } from "./duration-bars";
import { foldHistory, historyDetails, historyTitle } from "./history-words";

const shownAtFirst = 8;

const outcomes = {
  succeeded: { Icon: CircleCheck, word: "Worked", tone: "text-ok" },
  limited: { Icon: CircleAlert, word: "Limited", tone: "text-warn" },
  failed: { Icon: CircleX, word: "Failed", tone: "text-bad" },
  interrupted: { Icon: Unplug, word: "Interrupted", tone: "text-warn" },
};

/** Refreshes and checks, newest first; what worked uneventfully is folded into one line that opens. */
export function HistoryList({ entries }: { entries: HistoryEntryView[] }) {
  const [openFolds, setOpenFolds] = useState<ReadonlySet<string>>(new Set());
  const [showsAll, setShowsAll] = useState(false);
  const lines = foldHistory(entries);
  const shown = showsAll ? lines : lines.slice(0, shownAtFirst);
  return (
    <>
      <ol aria-label="History" className="px-5 pt-4 pb-2">
        {shown.map((line) => {
          if (line.kind === "entry") return <EntryLine key={line.entry.id} entry={line.entry} />;
          // The oldest one stays the oldest while newer ones join the fold.
          const fold = line.entries.at(-1)?.id ?? "";
          if (openFolds.has(fold)) return line.entries.map((entry) => <EntryLine key={entry.id} entry={entry} />);
          return (
            <li key={fold} className="relative grid grid-cols-[16px_1fr] items-center gap-3 pb-3 phone:pb-1">
              <Rail />
              <Ellipsis aria-hidden className="relative size-4 bg-surface text-text-3" />
              <button
                type="button"
                className="justify-self-start text-left text-13 text-text-2 hover:underline phone:min-h-11"
                onClick={() => setOpenFolds(new Set([...openFolds, fold]))}
              >
                {line.sentence}
              </button>
            </li>
          );
        })}
      </ol>
      {!showsAll && lines.length > shownAtFirst && (
        <div className="px-5 pb-4">
          <button type="button" className="link text-13 phone:min-h-11" onClick={() => setShowsAll(true)}>
            Show all {entries.length}
          </button>
        </div>
      )}
    </>
  );
}

function EntryLine({ entry }: { entry: HistoryEntryView }) {
  const { Icon, word, tone } = outcomes[entry.outcome];
  const details = historyDetails(entry);
  const number = useNumber();
  return (
    <li
      data-outcome={entry.outcome}
      className="relative grid grid-cols-[16px_5.5rem_minmax(0,1fr)_auto] gap-x-3 pb-4 text-13 phone:grid-cols-[16px_minmax(0,1fr)_auto]"
    >
      <Rail />
      <Icon aria-label={word} role="img" className={clsx("relative mt-0.5 size-4 bg-surface stroke-2", tone)} />
      <ClockTime at={entry.at} className="text-text-2 phone:col-start-2 phone:row-start-2" />
      <div className="min-w-0">
        <p className="wrap-anywhere font-medium">{historyTitle(entry)}</p>
        {(details.length > 0 || entry.tokenExpiresAt) && (
          <p className="wrap-anywhere text-text-2">
            {details.join(" · ")}
            {entry.tokenExpiresAt && (
              <>
                {details.length > 0 && " · "}Valid until <ClockTime at={entry.tokenExpiresAt} />
              </>
            )}
          </p>
        )}
      </div>
      <span className="text-right text-text-2 tabular-nums">
        {entry.durationMs !== null && millisecondsText(entry.durationMs, number)}
      </span>
    </li>
  );
}

/** The line that joins one icon to the next. */
export function Rail() {
  return (
    <span aria-hidden className="absolute top-5 bottom-0 left-[7.5px] w-px bg-line-strong [li:last-child>&]:hidden" />
  );
}
