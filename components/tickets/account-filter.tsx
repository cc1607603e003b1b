"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { LazyFilter } from "@/components/ui/lazy-filter";
import { accountQuery } from "@/lib/queries/account";

const load = () => import("./account-filter-popover");
const AccountFilterPopover = lazy(() => load().then((module) => ({ default: module.AccountFilterPopover })));

/** What has room beside the other filters. */
const longestName = 24;

export interface AccountFilterProps {
  /** Null = every account. */
  accountId: string | null;
  onChange: (accountId: string | null) => void;
  /** The account's name as far as the list shows it. */
  knownName?: string;
}

/** Tickets of one account only. Its list is searched at the server, and its code loads on first use. */
export function AccountFilter({ accountId, onChange, knownName }: AccountFilterProps) {
  const account = useQuery({
    ...accountQuery(accountId ?? ""),
    enabled: accountId !== null && knownName === undefined,
    refetchInterval: false,
  });
  const name = knownName ?? account.data?.name ?? (account.isError ? "Unknown" : "…");
  const shortName = name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name;
  const shown = {
    label: "Account",
    options: accountId ? [{ value: accountId, label: shortName }] : [],
    selected: accountId ? [accountId] : [],
  };
  return (
    <LazyFilter trigger={shown} load={load}>
      <AccountFilterPopover trigger={shown} accountId={accountId} onChange={onChange} />
    </LazyFilter>
  );
}
