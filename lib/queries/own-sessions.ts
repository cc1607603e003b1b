import { queryOptions } from "@tanstack/react-query";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import type { OwnSessionsView } from "@/lib/users/user-view";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollEvery } from "./poll-interval";

export const ownSessionsKey = ["own-sessions"] as const;

/** Where the person is signed in, read anew every 5 s while the window is visible. */
export function ownSessionsQuery() {
  return queryOptions<OwnSessionsView, RequestError>({
    queryKey: ownSessionsKey,
    queryFn: ({ signal }) => fetchJson(paths.api.ownSessions(), signal),
    refetchInterval: pollEvery(5 * secondMs),
  });
}
