"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw, Square, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/actions/action-result";
import { cancelBulkRun } from "@/lib/actions/cancel-bulk-run";
import { retryBulkRun } from "@/lib/actions/retry-bulk-run";
import { undoBulkRun } from "@/lib/actions/undo-bulk-run";
import type { BulkRunDetailView } from "@/lib/bulk/bulk-view";
import { paths } from "@/lib/paths";
import { bulkRunsKey } from "@/lib/queries/running-bulk-runs";

/** Cancels a run that goes on, or runs it again for what failed in it. */
export function BulkRunButtons({ run }: { run: BulkRunDetailView }) {
  const queries = useQueryClient();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);

  async function call<Data>(work: () => Promise<ActionResult<Data>>, onDone: (data: Data) => void) {
    setBusy(true);
    const result = await work().catch((error: unknown) => ({ ok: false, error: lostConnection(error) }) as const);
    await queries.invalidateQueries({ queryKey: bulkRunsKey });
    setBusy(false);
    if (result.ok) onDone(result.data);
    else tell(result.error);
  }

  if (!run.finishedAt && !run.cancelledAt) {
    return (
      <Button
        variant="danger-quiet"
        busy={isBusy}
        busyLabel="Cancelling…"
        onClick={() =>
          void call(
            () => cancelBulkRun({ runId: run.id }),
            () => undefined,
          )
        }
      >
        <Square aria-hidden />
        Cancel
      </Button>
    );
  }
  const goTo = ({ runId }: { runId: string }) => router.push(paths.bulkRun(runId));
  const isTagging = run.kind === "tag" || run.kind === "untag";
  if (run.finishedAt && isTagging && run.counts.failed === 0 && run.counts.done > 0) {
    return (
      <Button busy={isBusy} busyLabel="Starting…" onClick={() => void call(() => undoBulkRun({ runId: run.id }), goTo)}>
        <Undo2 aria-hidden />
        Undo
      </Button>
    );
  }
  if (!run.finishedAt || run.counts.failed === 0 || run.kind === "import") return null;
  return (
    <Button
      variant="primary"
      busy={isBusy}
      busyLabel="Starting…"
      onClick={() => void call(() => retryBulkRun({ runId: run.id }), goTo)}
    >
      <RotateCcw aria-hidden />
      Run again for the failed
    </Button>
  );
}

function tell({ code, message, advice }: Trouble) {
  const title = code ? "Nothing was changed" : "Nobody knows yet whether it was done";
  showToast({ tone: "bad", title, description: message, steps: advice });
}
