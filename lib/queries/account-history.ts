import { queryOptions } from "@tanstack/react-query";
import type { AccountHistoryView } from "@/lib/accounts/account-view";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { accountKey } from "./account";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollUnlessLive } from "./poll-interval";

/** Refreshes, verifications and activity of one account. */
export function accountHistoryQuery(accountId: string) {
  return queryOptions<AccountHistoryView, RequestError>({
    queryKey: [...accountKey(accountId), "history"],
    queryFn: ({ signal }) => fetchJson(paths.api.accountHistory(accountId), signal),
    refetchInterval: pollUnlessLive(5 * secondMs),
  });
}
