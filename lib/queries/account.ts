import { queryOptions } from "@tanstack/react-query";
import type { AccountDetailView } from "@/lib/accounts/account-view";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollUnlessLive } from "./poll-interval";

/** Everything about one account; invalidate it when that account changes. */
export const accountKey = (accountId: string) => ["account", accountId] as const;

/** One account with its facts, read anew when it changes, or every 5 s where nobody tells, while the window is visible. */
export function accountQuery(accountId: string) {
  return queryOptions<AccountDetailView, RequestError>({
    queryKey: [...accountKey(accountId), "detail"],
    queryFn: ({ signal }) => fetchJson(paths.api.account(accountId), signal),
    refetchInterval: pollUnlessLive(5 * secondMs),
  });
}
