"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { showToast } from "@/components/ui/toast";
import { startBulkRun } from "@/lib/actions/start-bulk-run";
import { paths } from "@/lib/paths";
import { bulkRunsKey } from "@/lib/queries/running-bulk-runs";

type StartAsk = Parameters<typeof startBulkRun>[0];
type StartKind = StartAsk["kind"];

const started: Record<StartKind, string> = {
  verify: "Connections are being verified",
  refresh: "Tokens are being refreshed",
  revoke: "Access is being revoked",
  tag: "Accounts are being tagged",
  untag: "The tag is being removed",
  remove: "Accounts are being removed",
};

/** Starts a bulk action, and says where to follow it. */
export function useStartRun({ onStarted }: { onStarted: () => void }) {
  const queries = useQueryClient();
  const [startingKind, setStartingKind] = useState<StartKind | null>(null);

  /** @returns why it was not started; null when it was. Without `isSilent`, that is told as well. */
  async function start(ask: StartAsk, { isSilent = false } = {}): Promise<Trouble | null> {
    setStartingKind(ask.kind);
    const trouble = await request(ask);
    setStartingKind(null);
    if (trouble && !isSilent) {
      showToast({ tone: "bad", title: "Nothing was started", description: trouble.message, steps: trouble.advice });
    }
    return trouble;
  }

  async function request(ask: StartAsk): Promise<Trouble | null> {
    try {
      const result = await startBulkRun(ask);
      if (!result.ok) return result.error;
      const link = { label: "Follow it", href: paths.bulkRun(result.data.runId) };
      showToast({ tone: "ok", title: started[ask.kind], link });
      void queries.invalidateQueries({ queryKey: bulkRunsKey });
      onStarted();
      return null;
    } catch (error) {
      return lostConnection(error);
    }
  }
  return { start, startingKind };
}
