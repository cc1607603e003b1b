import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { AccountSelection } from "@/lib/accounts/account-selection";
import { previewBulkRun } from "@/lib/actions/preview-bulk-run";
import type { BulkPreviewView, BulkRunAccountPageView, BulkRunDetailView, BulkRunPageView } from "@/lib/bulk/bulk-view";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import type { BulkOutcome } from "@/lib/vocabulary";
import { bulkPreviewsKey } from "./accounts-page";
import { fetchJson, RequestError } from "./fetch-json";
import { pollUnlessLive } from "./poll-interval";
import { bulkRunsKey } from "./running-bulk-runs";

/** What each action would do to a selection; outdated whenever the table is. */
export function bulkPreviewQuery(selection: AccountSelection) {
  return queryOptions<BulkPreviewView, RequestError>({
    queryKey: [...bulkPreviewsKey, selection],
    queryFn: async () => {
      const result = await previewBulkRun({ selection });
      if (result.ok) return result.data;
      throw new RequestError(null, result.error);
    },
    staleTime: 10 * secondMs,
    refetchInterval: pollUnlessLive(10 * secondMs),
  });
}

/** A run; without live updates it is read anew every second while it goes on. */
export function bulkRunQuery(runId: string) {
  const each = pollUnlessLive(secondMs);
  return queryOptions<BulkRunDetailView, RequestError>({
    queryKey: [...bulkRunsKey, "run", runId],
    queryFn: ({ signal }) => fetchJson(paths.api.bulkRun(runId), signal),
    refetchInterval: (query) => (query.state.data?.finishedAt ? false : each(query)),
  });
}

/** Accounts of a run with these outcomes, page by page. */
export function bulkRunAccountsQuery(runId: string, outcomes: readonly BulkOutcome[]) {
  return infiniteQueryOptions<
    BulkRunAccountPageView,
    RequestError,
    InfiniteData<BulkRunAccountPageView>,
    readonly string[],
    number
  >({
    queryKey: [...bulkRunsKey, "accounts", runId, outcomes.join()],
    queryFn: ({ pageParam, signal }) => fetchJson(paths.api.bulkRunAccounts(runId, outcomes, pageParam), signal),
    initialPageParam: 0,
    getNextPageParam: ({ nextAfter }) => nextAfter,
  });
}

/** Runs, newest first, page by page. */
export function bulkRunListQuery() {
  return infiniteQueryOptions<
    BulkRunPageView,
    RequestError,
    InfiniteData<BulkRunPageView>,
    readonly string[],
    string | null
  >({
    queryKey: [...bulkRunsKey, "list"],
    queryFn: ({ pageParam, signal }) => fetchJson(paths.api.bulkRuns(pageParam), signal),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: pollUnlessLive(5 * secondMs),
  });
}
