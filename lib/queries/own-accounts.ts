import { queryOptions } from "@tanstack/react-query";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import type { OwnAccountsView } from "@/lib/sellers/seller-view";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollEvery } from "./poll-interval";

/** What a seller granted; invalidate it when they change something. */
export const ownAccountsKey = ["own-accounts"] as const;

/** A seller's connected accounts, read anew every 5 s while the window is visible. */
export function ownAccountsQuery() {
  return queryOptions<OwnAccountsView, RequestError>({
    queryKey: [...ownAccountsKey, "list"],
    queryFn: ({ signal }) => fetchJson(paths.api.ownAccounts(), signal),
    refetchInterval: pollEvery(5 * secondMs),
  });
}
