import { queryOptions } from "@tanstack/react-query";
import type { ApplicationListView } from "@/lib/applications/application-view";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollEvery } from "./poll-interval";

/** Everything about applications; invalidate it when one changes. */
export const applicationsKey = ["applications"] as const;

/** All Mirakl applications, read anew every 5 s while the window is visible. */
export function applicationsQuery() {
  return queryOptions<ApplicationListView, RequestError>({
    queryKey: [...applicationsKey, "list"],
    queryFn: ({ signal }) => fetchJson(paths.api.applications(), signal),
    refetchInterval: pollEvery(5 * secondMs),
  });
}
