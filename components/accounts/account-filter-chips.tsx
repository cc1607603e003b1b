"use client";

import { FilterChip } from "@/components/ui/filter-chip";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { periodText } from "./account-words";
import type { ShowAccounts } from "./use-account-list-address";

/** Filters that have no list of their own: the overview above the table sets them. */
export function AccountFilterChips({ query, show }: { query: AccountListQuery; show: ShowAccounts }) {
  const { hosts, expiresFrom, expiresTo } = query;
  return (
    <>
      {hosts.map((host) => (
        <FilterChip
          key={host}
          label="Host"
          value={host}
          onRemove={() => show({ hosts: hosts.filter((other) => other !== host) })}
        />
      ))}
      {(expiresFrom || expiresTo) && (
        <ExpiryChip from={expiresFrom} to={expiresTo} onRemove={() => show({ expiresFrom: null, expiresTo: null })} />
      )}
    </>
  );
}

function ExpiryChip({ from, to, onRemove }: { from: string | null; to: string | null; onRemove: () => void }) {
  const text = useTickingText((now, timeZone) => periodText({ from, to }, now, timeZone));
  return <FilterChip label="Expires" value={text} onRemove={onRemove} />;
}
