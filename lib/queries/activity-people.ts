import { queryOptions } from "@tanstack/react-query";
import type { ActivityPersonView } from "@/lib/audit/activity-view";
import { paths } from "@/lib/paths";
import { fetchJson, type RequestError } from "./fetch-json";

/** People whom the activity can be filtered by. */
export function activityPeopleQuery(search: string) {
  return queryOptions<ActivityPersonView[], RequestError>({
    queryKey: ["activity", "people", search],
    queryFn: ({ signal }) => fetchJson(paths.api.activityPeople(search), signal),
  });
}
