"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { whereabouts } from "@/components/accounts/account-words";
import { SearchPicker } from "@/components/ui/search-picker";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { accountsPageQuery } from "@/lib/queries/accounts-page";

const byName = { ...parseAccountListQuery(new URLSearchParams()), sort: "name" } as const;

interface AccountPickerProps {
  accountId: string | null;
  onPick: (accountId: string | null) => void;
}

/** A search field with the accounts that match below. */
export function AccountPicker({ accountId, onPick }: AccountPickerProps) {
  const [search, setSearch] = useState("");
  const page = useQuery({
    ...accountsPageQuery({ ...byName, search }),
    placeholderData: keepPreviousData,
    refetchInterval: false,
  });
  const found = page.data?.accounts ?? [];
  return (
    <SearchPicker
      label="Search accounts"
      listLabel="Accounts"
      placeholder="Search name, shop or host"
      options={[
        ...(search ? [] : [{ value: null, name: "All accounts", hint: null }]),
        ...found.map((account) => ({ value: account.id, name: account.name, hint: whereabouts(account) })),
      ]}
      selected={accountId}
      onPick={onPick}
      onSearch={setSearch}
      isBusy={page.isFetching}
      isOutdated={page.isPlaceholderData}
      status={statusOf(page, search)}
    />
  );
}

function statusOf(
  page: { isPending: boolean; isError: boolean; data?: { accounts: unknown[]; nextCursor: string | null } },
  search: string,
): string | null {
  if (page.isPending) return "Loading accounts…";
  if (page.isError) return "The accounts could not be loaded.";
  if (page.data?.nextCursor) return "More accounts match: type more of the name.";
  return search && page.data?.accounts.length === 0 ? "No account matches" : null;
}
