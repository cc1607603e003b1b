import { queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import type { AccountTableView } from "@/lib/saved-views/saved-view";
import { fetchJson, type RequestError } from "./fetch-json";

/** How the person has the accounts table, and their saved views; invalidate it when they change something. */
export function accountTableQuery() {
  return queryOptions<AccountTableView, RequestError>({
    queryKey: ["account-table"],
    queryFn: ({ signal }) => fetchJson(paths.api.accountTable(), signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
