"use client";

import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { CircleCheck, CircleDashed, CircleMinus, CircleX, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { ReadProblem } from "@/components/account/read-problem";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import type { BulkRunAccountView, BulkRunDetailView } from "@/lib/bulk/bulk-view";
import { outcomeLabel, skipSentences } from "@/lib/bulk/bulk-words";
import { paths } from "@/lib/paths";
import { bulkRunAccountsQuery } from "@/lib/queries/bulk-runs";
import { bulkRunsKey } from "@/lib/queries/running-bulk-runs";
import type { BulkKind, BulkOutcome } from "@/lib/vocabulary";
import { type OutcomeChoice, OutcomeFilter } from "./outcome-filter";

const outcomesOf: Record<OutcomeChoice, BulkOutcome[]> = {
  troubled: ["failed", "skipped"],
  failed: ["failed"],
  skipped: ["skipped"],
  done: ["done"],
  all: ["failed", "skipped", "done", "pending"],
};

/** What became of each account of a run; what failed or was skipped at first. */
export function BulkRunAccounts({ run }: { run: BulkRunDetailView }) {
  const { counts, kind, id } = run;
  const [choice, setChoice] = useState<OutcomeChoice>(run.kind === "import" ? "all" : "troubled");
  const queries = useQueryClient();
  const pages = useInfiniteQuery({
    ...bulkRunAccountsQuery(id, outcomesOf[choice]),
    placeholderData: keepPreviousData,
  });
  // More of them appear at the end; the pages that are shown stay as they are.
  const settled = `${counts.failed} ${counts.skipped} ${counts.done}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something is settled.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: [...bulkRunsKey, "accounts", id] });
  }, [settled, id, queries]);

  const rows = pages.data?.pages.flatMap(({ accounts }) => accounts) ?? [];
  return (
    <Card className="overflow-hidden" aria-labelledby="run-accounts">
      <CardHeader title="Accounts" id="run-accounts">
        <OutcomeFilter kind={kind} value={choice} onChange={setChoice} />
      </CardHeader>
      {pages.error && (
        <div className="p-3">
          <ReadProblem error={pages.error} isRetrying={pages.isFetching} onRetry={() => void pages.refetch()} />
        </div>
      )}
      {rows.length === 0 && !pages.isPending && !pages.error && (
        <p className="px-5 py-8 text-center text-13 text-text-2">{emptyText(choice)}</p>
      )}
      {rows.length > 0 && (
        <ul aria-label="Accounts of the action" className={clsx(pages.isPlaceholderData && "opacity-60")}>
          {rows.map((row) => (
            <AccountRow key={row.position} kind={kind} row={row} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <div className="border-line border-t bg-subtle p-3 text-center">
          <Button busy={pages.isFetchingNextPage} busyLabel="Loading…" onClick={() => void pages.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}

const looks: Record<BulkOutcome, { Icon: LucideIcon; tone: string }> = {
  done: { Icon: CircleCheck, tone: "text-ok" },
  failed: { Icon: CircleX, tone: "text-bad" },
  skipped: { Icon: CircleMinus, tone: "text-text-3" },
  pending: { Icon: CircleDashed, tone: "text-text-3" },
  staged: { Icon: CircleDashed, tone: "text-text-3" },
};

function AccountRow({ kind, row }: { kind: BulkKind; row: BulkRunAccountView }) {
  const { Icon, tone } = looks[row.outcome];
  const advice = row.error?.advice[0];
  return (
    <li className="grid grid-cols-[minmax(0,2fr)_120px_minmax(0,3fr)] gap-x-4 border-line border-t px-5 py-3 text-13 first:border-t-0 phone:grid-cols-1 phone:gap-y-1">
      <span className="wrap-anywhere min-w-0 font-medium">
        {kind === "import" && (
          <span className="mr-2 whitespace-nowrap font-normal text-text-3 tabular-nums">Row {row.position}</span>
        )}
        {row.accountId ? (
          <Link href={paths.account(row.accountId)} className="hover:underline">
            {row.name}
          </Link>
        ) : (
          row.name
        )}
      </span>
      <span className="flex items-start gap-1.5" data-outcome={row.outcome}>
        <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", tone)} />
        {outcomeLabel(kind, row.outcome)}
      </span>
      <span className="wrap-anywhere min-w-0 text-text-2">
        {row.error?.message ?? (row.skipReason && skipSentences[row.skipReason])}
        {advice && <span className="block text-text-3">{advice}</span>}
      </span>
    </li>
  );
}

function emptyText(choice: OutcomeChoice): string {
  if (choice === "troubled") return "Nothing has failed, and nothing was skipped.";
  return choice === "failed" ? "Nothing has failed." : "No account has this outcome.";
}
