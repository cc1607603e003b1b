import { useId } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import { useNumber } from "@/components/ui/use-number";
import type { AccountDetailView, AccountHistoryView } from "@/lib/accounts/account-view";
import { millisecondsText } from "./duration-bars";
import { DurationChart } from "./duration-chart";
import { HistoryList } from "./history-list";

interface HistoryCardProps {
  account: AccountDetailView;
  history: AccountHistoryView;
}

/** Refreshes, checks and their failures: durations as bars, then line by line. */
export function HistoryCard({ account, history }: HistoryCardProps) {
  const titleId = useId();
  const isKey = account.authenticationMethod === "api_key";
  const { entries, lastDay } = history;
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader title={isKey ? "Verification history" : "Refresh history"} id={titleId}>
        {lastDay.refreshes > 0 && <LastDay lastDay={lastDay} className="text-right phone:hidden" />}
      </CardHeader>
      {lastDay.refreshes > 0 && <LastDay lastDay={lastDay} className="hidden px-5 pt-3 phone:block" />}
      {entries.length === 0 ? (
        <p className="px-5 py-4 text-13 text-text-2">Nothing was refreshed or verified yet.</p>
      ) : (
        <>
          <DurationChart entries={entries} kind={isKey ? "verification" : "refresh"} />
          <HistoryList entries={entries} />
        </>
      )}
    </Card>
  );
}

function LastDay({ lastDay, className }: { lastDay: AccountHistoryView["lastDay"]; className: string }) {
  const { refreshes, succeeded, medianMs, longestMs } = lastDay;
  const number = useNumber();
  const words = [
    `Last 24 h: ${number(succeeded)} of ${number(refreshes)} worked`,
    medianMs === null ? "" : `median ${millisecondsText(medianMs, number)}`,
    longestMs === null ? "" : `longest ${millisecondsText(longestMs, number)}`,
  ];
  return <p className={`text-13 text-text-2 tabular-nums ${className}`}>{words.filter(Boolean).join(" · ")}</p>;
}
