"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { useNumber } from "@/components/ui/use-number";
import type { BulkRunDetailView } from "@/lib/bulk/bulk-view";
import { countedRows, doneLabels } from "@/lib/bulk/bulk-words";
import { paths } from "@/lib/paths";
import { fetchJson, RequestError } from "@/lib/queries/fetch-json";
import { type KeptImport, keptImport } from "./kept-import";
import { reasonOfBadRow, saveRowsNotAdded } from "./save-rows-not-added";

/** What to do about rows of an import that did not become accounts. */
export function RowsNotAdded({ run }: { run: BulkRunDetailView }) {
  const number = useNumber();
  const kept = keptImport(run.id);
  const { failed, skipped } = run.counts;
  const count = failed + skipped + (kept?.bad.length ?? 0);
  if (!run.finishedAt || count === 0) return null;
  return (
    <Callout title={`${countedRows(count, number)} ${count === 1 ? "was" : "were"} not added`} className="mb-6">
      {kept ? (
        <KeptRows kept={kept} />
      ) : (
        <>
          <p>
            Correct the file, as the report says what is wrong with each row, and import it again: nothing is added
            twice.
          </p>
          <div className="mt-1">
            <LinkButton href={paths.importAccounts()}>Import accounts</LinkButton>
          </div>
        </>
      )}
    </Callout>
  );
}

/** The browser that sent the file still has it, with the secrets that are nowhere else in the open. */
function KeptRows({ kept }: { kept: KeptImport }) {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function download() {
    setBusy(true);
    setTrouble(null);
    try {
      const report = await fetchJson<ReportedRow[]>(paths.api.bulkRunDownload(kept.runId, "json"));
      await saveRowsNotAdded(kept.file, reasonsOf(kept, report));
    } catch (error) {
      setTrouble(error instanceof RequestError ? error.failure : lostConnection(error));
    }
    setBusy(false);
  }

  return (
    <>
      <p>
        Download a file of what was not added, with what is wrong with each row, to correct and import. It is made in
        this browser from your own file, secrets included, until this page is loaded anew.
      </p>
      <div className="mt-1">
        <Button busy={isBusy} busyLabel="Downloading…" onClick={() => void download()}>
          <Download aria-hidden />
          Download rows not added
        </Button>
      </div>
      {trouble && <TroubleCallout trouble={trouble} />}
    </>
  );
}

/** A line of a run's report. */
interface ReportedRow {
  row: number;
  outcome: string;
  reason: string | null;
}

function reasonsOf({ bad }: KeptImport, report: ReportedRow[]): Map<number, string> {
  const leftOut = report.filter(({ outcome }) => outcome !== doneLabels.import);
  return new Map([
    ...bad.map((row) => [row.position, reasonOfBadRow(row)] as const),
    ...leftOut.map(({ row, reason }) => [row, reason ?? ""] as const),
  ]);
}
