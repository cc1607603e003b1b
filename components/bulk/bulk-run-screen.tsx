"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight, Download } from "lucide-react";
import Link from "next/link";
import { ReadProblem } from "@/components/account/read-problem";
import { RowsNotAdded } from "@/components/imports/rows-not-added";
import { buttonStyles } from "@/components/ui/button-styles";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { useNumber } from "@/components/ui/use-number";
import { runTitle } from "@/lib/bulk/bulk-words";
import { exportFormats } from "@/lib/exports/export-format";
import { paths } from "@/lib/paths";
import { bulkRunQuery } from "@/lib/queries/bulk-runs";
import { BulkRunAccounts } from "./bulk-run-accounts";
import { BulkRunButtons } from "./bulk-run-buttons";
import { BulkRunProgress } from "./bulk-run-progress";

/** A bulk action: how far it is, what became of the accounts, and what can be done about it. */
export function BulkRunScreen({ runId, canChange }: { runId: string; canChange: boolean }) {
  const { data: run, error, isFetching, refetch } = useQuery(bulkRunQuery(runId));
  const number = useNumber();
  if (!run) return null;
  const isExport = run.kind === "export";
  return (
    <>
      <header className="mb-6">
        <nav aria-label="Breadcrumb" className="mb-2 flex items-center gap-1.5 text-13 text-text-3">
          <Link href={paths.bulkRuns()} className="text-text-2 hover:underline">
            Bulk actions
          </Link>
          <ChevronRight aria-hidden className="size-3.5" />
          <span aria-current="page">{runTitle(run, number)}</span>
        </nav>
        <div className="flex flex-wrap items-start justify-between gap-4">
          <div className="min-w-0">
            <h1 className="wrap-anywhere text-22">{runTitle(run, number)}</h1>
            <p className="text-text-2">
              Started by {run.requestedBy} <Time at={run.startedAt} />
              {run.fileName && ` from ${run.fileName}`}
              {run.reason && ` — “${run.reason}”`}
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            {canChange && <BulkRunButtons run={run} />}
            {exportFormats.map((format) => (
              // Not a link of Next, which would load the file to be quick.
              <a key={format} href={paths.api.bulkRunDownload(runId, format)} download className={buttonStyles()}>
                <Download aria-hidden />
                {isExport ? "Export" : "Report"} {format.toUpperCase()}
              </a>
            ))}
          </div>
        </div>
      </header>
      {error && (
        <div className="mb-3">
          <ReadProblem error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
        </div>
      )}
      {run.troubledHosts.length > 0 && (
        <Callout tone="warn" title="Some accounts wait for their host" className="mb-4">
          <p>
            {run.troubledHosts.join(", ")} {run.troubledHosts.length === 1 ? "does" : "do"} not answer. All other
            accounts go on; these fail if that lasts longer than two minutes.
          </p>
        </Callout>
      )}
      {isExport ? (
        <Card className="p-5 text-text-2">
          The file is written while it is downloaded, with the accounts as they are at that moment, and never a secret.
        </Card>
      ) : (
        <>
          <BulkRunProgress run={run} />
          {canChange && run.kind === "import" && <RowsNotAdded run={run} />}
          <BulkRunAccounts run={run} />
        </>
      )}
    </>
  );
}
