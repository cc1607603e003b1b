import { queryOptions } from "@tanstack/react-query";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import type { UserListView } from "@/lib/users/user-view";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollEvery } from "./poll-interval";

/** Everything about users; invalidate it when one changes. */
export const usersKey = ["users"] as const;

/** Users and invitations, read anew every 5 s while the window is visible. */
export function usersQuery() {
  return queryOptions<UserListView, RequestError>({
    queryKey: [...usersKey, "list"],
    queryFn: ({ signal }) => fetchJson(paths.api.users(), signal),
    refetchInterval: pollEvery(5 * secondMs),
  });
}
