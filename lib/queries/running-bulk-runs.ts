import { queryOptions } from "@tanstack/react-query";
import type { BulkRunView } from "@/lib/bulk/bulk-view";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollUnlessLive } from "./poll-interval";

/** Everything about bulk actions; invalidate it when one was started or cancelled. */
export const bulkRunsKey = ["bulk-runs"] as const;

/** Runs that go on; without live updates looked for every 15 s, and closely while there is one. */
export function runningBulkRunsQuery() {
  const [often, seldom] = [pollUnlessLive(2 * secondMs), pollUnlessLive(15 * secondMs)];
  return queryOptions<BulkRunView[], RequestError>({
    queryKey: [...bulkRunsKey, "running"],
    queryFn: ({ signal }) => fetchJson(paths.api.runningBulkRuns(), signal),
    refetchInterval: (query) => (query.state.data?.length ? often : seldom)(query),
  });
}
