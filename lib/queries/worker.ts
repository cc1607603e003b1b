import { queryOptions } from "@tanstack/react-query";
import type { WorkerView } from "@/lib/accounts/account-view";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollEvery } from "./poll-interval";

/** When the worker was last seen. */
export function workerQuery() {
  return queryOptions<WorkerView, RequestError>({
    queryKey: ["worker"],
    queryFn: ({ signal }) => fetchJson(paths.api.worker(), signal),
    refetchInterval: pollEvery(15 * secondMs),
  });
}
