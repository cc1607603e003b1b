"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import Link from "next/link";
import { ReadProblem } from "@/components/account/read-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import { useNumber } from "@/components/ui/use-number";
import type { BulkRunView } from "@/lib/bulk/bulk-view";
import { runTitle } from "@/lib/bulk/bulk-words";
import { paths } from "@/lib/paths";
import { bulkRunListQuery } from "@/lib/queries/bulk-runs";
import { runSentence } from "./bulk-texts";

/** All bulk actions, imports and exports of the last 30 days, newest first. */
export function BulkRunsScreen() {
  const pages = useInfiniteQuery(bulkRunListQuery());
  const runs = pages.data?.pages.flatMap((page) => page.runs) ?? [];
  return (
    <>
      <div className="mb-6">
        <h1 className="text-22">Bulk actions</h1>
        <p className="text-text-2">What was done to many accounts at once, imports and exports, kept for 30 days</p>
      </div>
      {pages.error && (
        <div className="mb-3">
          <ReadProblem error={pages.error} isRetrying={pages.isFetching} onRetry={() => void pages.refetch()} />
        </div>
      )}
      <Card className="overflow-hidden">
        {runs.length === 0 && !pages.isPending && !pages.error && (
          <EmptyState
            icon={<ListChecks aria-hidden />}
            title="No bulk action yet"
            actions={
              <LinkButton href={paths.accounts()} variant="primary">
                Go to the accounts
              </LinkButton>
            }
          >
            Select accounts in the table to verify, refresh, revoke, remove or export them at once.
          </EmptyState>
        )}
        {runs.length > 0 && (
          <ul aria-label="Bulk actions">
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
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
    </>
  );
}

function RunRow({ run }: { run: BulkRunView }) {
  const number = useNumber();
  return (
    <li className="grid grid-cols-[minmax(0,3fr)_minmax(0,3fr)_minmax(0,2fr)] items-center gap-x-4 border-line border-t px-5 py-3 text-13 first:border-t-0 phone:grid-cols-1 phone:gap-y-1">
      <Link href={paths.bulkRun(run.id)} className="wrap-anywhere font-medium hover:underline">
        {runTitle(run, number)}
      </Link>
      <span className="text-text-2 tabular-nums">{runSentence(run, number)}</span>
      <span className="text-text-3">
        {run.requestedBy}, <Time at={run.startedAt} />
      </span>
    </li>
  );
}
