"use client";

import { useMemo } from "react";
import { usePageAddress, writePageAddress } from "@/components/ui/use-page-address";
import { type AccountListQuery, accountListParameters, parseAccountListQuery } from "@/lib/accounts/account-list-query";
import type { AccountFilter } from "@/lib/accounts/account-selection";
import { paths } from "@/lib/paths";

export type ShowAccounts = (change: Partial<AccountListQuery>, how?: "push" | "replace") => void;

/** What the table shows, kept in the page's address: reload, Back and a shared link show the same. */
export function useAccountListAddress(): { query: AccountListQuery; show: ShowAccounts } {
  const address = usePageAddress((pathname) => pathname === paths.accounts());
  const parameters = accountListParameters(parseAccountListQuery(new URLSearchParams(address))).toString();
  const query = useMemo(() => parseAccountListQuery(new URLSearchParams(parameters)), [parameters]);
  return { query, show };
}

/**
 * Changes the address without asking the server for the page. Every change but paging starts again at the first page.
 * @param how `push` makes a step that Back undoes; `replace` is for typing
 */
const show: ShowAccounts = (change, how = "push") => {
  // Whoever has gone to another page meanwhile stays there.
  if (location.pathname !== paths.accounts()) return;
  const current = parseAccountListQuery(new URLSearchParams(location.search));
  const address = paths.accounts({ ...current, cursor: null, ...change });
  writePageAddress(address, how);
};

/** Whether the query leaves accounts out. */
export function isFiltered(query: AccountListQuery): boolean {
  return query.search !== "" || hasFilters(query);
}

export function hasFilters(query: AccountListQuery): boolean {
  const { statuses, environments, methods, tags, hosts, expiresFrom, expiresTo } = query;
  const lists = [statuses, environments, methods, tags, hosts];
  return lists.some(({ length }) => length > 0) || expiresFrom !== null || expiresTo !== null;
}

export const noFilters = {
  search: "",
  statuses: [],
  environments: [],
  methods: [],
  tags: [],
  hosts: [],
  expiresFrom: null,
  expiresTo: null,
} satisfies AccountFilter;
