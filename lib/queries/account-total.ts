import { queryOptions } from "@tanstack/react-query";
import { type AccountListQuery, accountListParameters, unordered } from "@/lib/accounts/account-list-query";
import type { AccountTotalView } from "@/lib/accounts/account-view";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { accountListsKey } from "./accounts-page";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollUnlessLive } from "./poll-interval";

/** How many accounts a query matches; the same for every page and order of it. */
export function accountTotalQuery(query: AccountListQuery) {
  return queryOptions<AccountTotalView, RequestError>({
    queryKey: [...accountListsKey, "total", accountListParameters(unordered(query)).toString()],
    queryFn: ({ signal }) => fetchJson(paths.api.accountTotal(query), signal),
    refetchInterval: pollUnlessLive(15 * secondMs),
  });
}
