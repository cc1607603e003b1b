"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { randomUuid } from "@/components/ui/random-uuid";
import { showToast } from "@/components/ui/toast";
import type { AccountSelection } from "@/lib/accounts/account-selection";
import { startBulkRun } from "@/lib/actions/start-bulk-run";
import { paths } from "@/lib/paths";
import { accountListsKey } from "@/lib/queries/accounts-page";
import { bulkRunsKey } from "@/lib/queries/running-bulk-runs";

type StartAsk = Omit<Parameters<typeof startBulkRun>[0], "runId">;
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
export function useStartRun({ onStarted }: { onStarted: (of: AccountSelection) => void }) {
  const queries = useQueryClient();
  const [startingKind, setStartingKind] = useState<StartKind | null>(null);
  /** What has no answer yet: asked once more it is the same run, which is started once. */
  const unanswered = useRef<{ ask: string; runId: string }>(null);

  /** @returns why it was not started; null when it was. Without `isSilent`, that is told as well. */
  async function start(ask: StartAsk, { isSilent = false } = {}): Promise<Trouble | null> {
    setStartingKind(ask.kind);
    const trouble = await request(ask);
    setStartingKind(null);
    if (trouble && !isSilent) {
      const title = trouble.code ? "Nothing was started" : "Nobody knows yet whether it was started";
      showToast({ tone: "bad", title, description: trouble.message, steps: trouble.advice });
    }
    return trouble;
  }

  async function request(ask: StartAsk): Promise<Trouble | null> {
    const asked = JSON.stringify(ask);
    if (unanswered.current?.ask !== asked) unanswered.current = { ask: asked, runId: randomUuid() };
    try {
      const result = await startBulkRun({ ...ask, runId: unanswered.current.runId });
      unanswered.current = null;
      if (!result.ok) {
        // The number that was confirmed may be the one of a moment ago.
        void queries.invalidateQueries({ queryKey: accountListsKey });
        return result.error;
      }
      const link = { label: "Follow it", href: paths.bulkRun(result.data.runId) };
      showToast({ tone: "ok", title: started[ask.kind], link });
      void queries.invalidateQueries({ queryKey: bulkRunsKey });
      onStarted(ask.selection);
      return null;
    } catch (error) {
      return lostConnection(error);
    }
  }
  return { start, startingKind };
}
