import { queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson, type RequestError } from "./fetch-json";

/** Everything that lists tags; invalidate it when an account's tags change. */
export const tagsKey = ["tags"] as const;

/** Names of tags that accounts have; 50 at most. */
export function tagsQuery(search: string) {
  return queryOptions<string[], RequestError>({
    queryKey: [...tagsKey, search],
    queryFn: ({ signal }) => fetchJson(paths.api.tags(search), signal),
  });
}
