import { queryOptions } from "@tanstack/react-query";
import { type AccountListQuery, accountListParameters } from "@/lib/accounts/account-list-query";
import type { AccountPageView } from "@/lib/accounts/account-view";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollUnlessLive } from "./poll-interval";

/** Everything that lists accounts; invalidate it when an account changes. */
export const accountListsKey = ["accounts"] as const;
/** What bulk actions would do to what is selected: outdated whenever the table is. */
export const bulkPreviewsKey = [...accountListsKey, "bulk-preview"] as const;

/** One page of the accounts table, read anew when it changes, or every 5 s where nobody tells, while the window is visible. */
export function accountsPageQuery(query: AccountListQuery) {
  return queryOptions<AccountPageView, RequestError>({
    queryKey: [...accountListsKey, "page", accountListParameters({ ...query, view: null }).toString()],
    queryFn: ({ signal }) => fetchJson(paths.api.accounts(query), signal),
    refetchInterval: pollUnlessLive(5 * secondMs),
  });
}
