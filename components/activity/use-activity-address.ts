"use client";

import { useMemo } from "react";
import { usePageAddress, writePageAddress } from "@/components/ui/use-page-address";
import { activityParameters, parseActivityQuery } from "@/lib/audit/activity-query";
import type { ActivityFilter, ActivityQuery } from "@/lib/audit/activity-view";
import { paths } from "@/lib/paths";

export type ShowActivity = (change: Partial<ActivityQuery>) => void;

/** What the list shows, kept in the page's address: reload, Back and a shared link show the same. */
export function useActivityAddress(): { query: ActivityQuery; show: ShowActivity } {
  const address = usePageAddress((pathname) => pathname === paths.activity());
  const parameters = activityParameters(parseActivityQuery(new URLSearchParams(address))).toString();
  const query = useMemo(() => parseActivityQuery(new URLSearchParams(parameters)), [parameters]);
  return { query, show };
}

/** Changes the address without asking the server for the page. Every change but paging starts again at the first page. */
const show: ShowActivity = (change) => {
  const current = parseActivityQuery(new URLSearchParams(location.search));
  writePageAddress(paths.activity({ ...current, cursor: null, ...change }));
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
