import { queryOptions } from "@tanstack/react-query";
import { secondMs } from "@/lib/clock";
import type { KeysView } from "@/lib/keys/key-view";
import { paths } from "@/lib/paths";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollEvery } from "./poll-interval";

const whileRotatingMs = 2 * secondMs;
/** Counting what each key seals reads an index from end to end. */
const otherwiseMs = 10 * secondMs;

/** The encryption keys, read anew while the window is visible, more often while a rotation shows its progress. */
export function keysQuery() {
  return queryOptions<KeysView, RequestError>({
    queryKey: ["keys"],
    queryFn: ({ signal }) => fetchJson(paths.api.keys(), signal),
    refetchInterval: (query) => {
      const rotation = query.state.data?.rotation;
      return pollEvery(rotation && !rotation.finishedAt ? whileRotatingMs : otherwiseMs)(query);
    },
  });
}
