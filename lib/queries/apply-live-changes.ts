import type { Query, QueryClient } from "@tanstack/react-query";
import type { AccountPageView } from "@/lib/accounts/account-view";
import { secondMs } from "@/lib/clock";
import type { Accounts, LiveChanges } from "@/lib/live/live-changes";
import { accountKey } from "./account";
import { accountOverviewQuery } from "./account-overview";
import { accountListsKey, bulkPreviewsKey } from "./accounts-page";
import { atMostEvery } from "./at-most-every";
import { bulkRunsKey } from "./running-bulk-runs";
import { workerQuery } from "./worker";

const allAccounts = ["account"];
/** A preview is a server action: it cannot be called off, and what somebody presses waits until it has ended. */
const previewsMs = 5 * secondMs;
const isNoPreview = ({ queryKey }: Query) => queryKey[1] !== bulkPreviewsKey[1];

/**
 * Reads anew what a message of the live stream makes outdated, and nothing else: lists at most every second, and every
 * five while tokens are only renewed in time, which moves no row and changes some dates.
 */
export function liveChangesApplier(client: QueryClient): { apply: (changes: LiveChanges) => void; stop: () => void } {
  let settling: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const figures = accountOverviewQuery().queryKey;
  const lists = atMostEvery(secondMs, () => {
    // The server keeps its figures for a while: what it answers now may be of the moment before.
    void client.invalidateQueries({ queryKey: accountListsKey, predicate: isNoPreview }).then(() => {
      const keptForMs = client.getQueryData(figures)?.keptForMs;
      if (keptForMs === undefined || isStopped) return;
      settling ??= setTimeout(() => {
        settling = undefined;
        void client.invalidateQueries({ queryKey: figures });
      }, keptForMs);
    });
  });
  const previews = atMostEvery(
    previewsMs,
    () => void client.invalidateQueries({ queryKey: bulkPreviewsKey }, { cancelRefetch: false }),
  );
  const dates = atMostEvery(5 * secondMs, lists.run);
  const hosts = atMostEvery(secondMs, () => void client.invalidateQueries({ queryKey: workerQuery().queryKey }));

  const runs = atMostEvery(secondMs, () => {
    for (const part of ["run", "running", "list"]) void client.invalidateQueries({ queryKey: [...bulkRunsKey, part] });
  });

  function apply({ changed, renewed, hosts: areHostsOther, runs: haveRunsMoved }: LiveChanges): void {
    for (const accounts of [changed, renewed]) {
      for (const queryKey of accounts === "many" ? [allAccounts] : (accounts ?? []).map(accountKey)) {
        void client.invalidateQueries({ queryKey });
      }
    }
    if (changed) {
      lists.run();
      previews.run();
    } else if (renewed && isShown(renewed)) dates.run();
    if (areHostsOther) hosts.run();
    if (haveRunsMoved) runs.run();
  }

  function isShown(accounts: Accounts): boolean {
    if (accounts === "many") return true;
    return client
      .getQueriesData<Partial<AccountPageView>>({ queryKey: [...accountListsKey, "page"], type: "active" })
      .some(([, page]) => page?.accounts?.some(({ id }) => accounts.includes(id)));
  }

  const stop = () => {
    isStopped = true;
    clearTimeout(settling);
    for (const { cancel } of [lists, previews, dates, hosts, runs]) cancel();
  };
  return { apply, stop };
}
