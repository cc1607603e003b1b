import { queryOptions } from "@tanstack/react-query";
import { activityParameters } from "@/lib/audit/activity-query";
import type { ActivityPageView, ActivityQuery } from "@/lib/audit/activity-view";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollEvery } from "./poll-interval";

/** One page of the activity, read anew every 5 s while the window is visible. */
export function activityPageQuery(query: ActivityQuery) {
  return queryOptions<ActivityPageView, RequestError>({
    queryKey: ["activity", "page", activityParameters(query).toString()],
    queryFn: ({ signal }) => fetchJson(paths.api.activity(query), signal),
    refetchInterval: pollEvery(5 * secondMs),
  });
}
