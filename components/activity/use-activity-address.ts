"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";
import { activityParameters, parseActivityQuery } from "@/lib/audit/activity-query";
import type { ActivityFilter, ActivityQuery } from "@/lib/audit/activity-view";
import { paths } from "@/lib/paths";

export type ShowActivity = (change: Partial<ActivityQuery>) => void;

/** Of the addresses that this module writes itself; Next hears of them later than people look. */
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("popstate", listener);
  };
}

/** What the list shows, kept in the page's address: reload, Back and a shared link show the same. */
export function useActivityAddress(): { query: ActivityQuery; show: ShowActivity } {
  const fromRouter = useSearchParams().toString();
  const address = useSyncExternalStore(
    subscribe,
    () => (location.pathname === paths.activity() ? location.search : fromRouter),
    () => fromRouter,
  );
  const parameters = activityParameters(parseActivityQuery(new URLSearchParams(address))).toString();
  const query = useMemo(() => parseActivityQuery(new URLSearchParams(parameters)), [parameters]);
  return { query, show };
}

/** Changes the address without asking the server for the page. Every change but paging starts again at the first page. */
const show: ShowActivity = (change) => {
  const current = parseActivityQuery(new URLSearchParams(location.search));
  history.pushState(null, "", paths.activity({ ...current, cursor: null, ...change }));
  for (const listener of listeners) listener();
};

/** Whether the query leaves events out. */
export function isFiltered({ person, accountId, kinds, from, to }: ActivityFilter): boolean {
  return person !== null || accountId !== null || kinds.length > 0 || from !== null || to !== null;
}

export const noFilters = {
  person: null,
  accountId: null,
  kinds: [],
  from: null,
  to: null,
} satisfies ActivityFilter;
