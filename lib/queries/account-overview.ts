import { queryOptions } from "@tanstack/react-query";
import type { OverviewView } from "@/lib/accounts/overview-view";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { accountListsKey } from "./accounts-page";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollUnlessLive } from "./poll-interval";

/** What is above the table of accounts. */
export function accountOverviewQuery() {
  return queryOptions<OverviewView, RequestError>({
    queryKey: [...accountListsKey, "overview"],
    queryFn: ({ signal }) => fetchJson(paths.api.accountOverview(), signal),
    refetchInterval: pollUnlessLive(10 * secondMs),
  });
}
