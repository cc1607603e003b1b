import type { Query, QueryClient } from "@tanstack/react-query";
import type { AccountPageView } from "@/lib/accounts/account-view";
import { secondMs } from "@/lib/clock";
import { type Accounts, type LiveChanges, mergeAccounts } from "@/lib/live/live-changes";
import { accountKey } from "./account";
import { accountOverviewQuery } from "./account-overview";
import { accountListsKey, bulkPreviewsKey } from "./accounts-page";
import { atMostEvery } from "./at-most-every";
import { bulkRunsKey } from "./running-bulk-runs";
import { workerQuery } from "./worker";

const allAccounts = ["account"];
const runKeys = ["run", "running", "list"].map((part) => [...bulkRunsKey, part]);
/** A preview is a server action: it cannot be called off, and what somebody presses waits until it has ended. */
const previewsMs = 5 * secondMs;
const isNoPreview = ({ queryKey }: Query) => queryKey[1] !== bulkPreviewsKey[1];

/**
 * Reads anew what a message of the live stream makes outdated, and nothing else: lists at most every second, and every
 * five while tokens are only renewed in time, which moves no row and changes some dates. What is being read ends first:
 * on a slow network it would never arrive.
 */
export function liveChangesApplier(client: QueryClient): { apply: (changes: LiveChanges) => void; stop: () => void } {
  let settling: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const invalidateAll = (keys: readonly (readonly string[])[]) =>
    Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  const figures = accountOverviewQuery().queryKey;
  const lists = atMostEvery(secondMs, async () => {
    await client.invalidateQueries({ queryKey: accountListsKey, predicate: isNoPreview });
    // The server keeps its figures for a while: what it answered now may be of the moment before.
    const keptForMs = client.getQueryData(figures)?.keptForMs;
    if (keptForMs === undefined || isStopped) return;
    settling ??= setTimeout(() => {
      settling = undefined;
      void client.invalidateQueries({ queryKey: figures });
    }, keptForMs);
  });
  const previews = atMostEvery(previewsMs, () =>
    client.invalidateQueries({ queryKey: bulkPreviewsKey }, { cancelRefetch: false }),
  );
  const dates = atMostEvery(5 * secondMs, () => void lists.run());
  const hosts = atMostEvery(secondMs, () => client.invalidateQueries({ queryKey: workerQuery().queryKey }));
  const runs = atMostEvery(secondMs, () => invalidateAll(runKeys));
  let outdated: Accounts | undefined;
  const accounts = atMostEvery(secondMs, () => {
    const keys = outdated === "many" ? [allAccounts] : (outdated ?? []).map(accountKey);
    outdated = undefined;
    return invalidateAll(keys);
  });

  function apply({ changed, renewed, hosts: areHostsOther, runs: haveRunsMoved }: LiveChanges): void {
    outdated = mergeAccounts(outdated, mergeAccounts(changed, renewed));
    if (outdated) accounts.run();
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
    for (const { cancel } of [lists, previews, dates, hosts, runs, accounts]) cancel();
  };
  return { apply, stop };
}
