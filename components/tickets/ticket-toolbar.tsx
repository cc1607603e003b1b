"use client";

import { FilterToggle } from "@/components/ui/filter-toggle";
import { SearchInput } from "@/components/ui/search-input";
import type { TicketListQuery } from "@/lib/tickets/ticket-view";
import { AccountFilter } from "./account-filter";
import type { ShowTickets } from "./use-ticket-list-address";

export const ticketSearchProps = { label: "Search tickets", placeholder: "Search subject, order, customer" };

interface TicketToolbarProps {
  query: TicketListQuery;
  show: ShowTickets;
  /** Of the account that is filtered by, as far as the list shows it. */
  accountName: string | undefined;
}

/** Search and filters of the list; every press counts at once. */
export function TicketToolbar({ query, show, accountName }: TicketToolbarProps) {
  return (
    <div className="grid gap-3">
      <SearchInput {...ticketSearchProps} search={query.search} onSearch={(search) => show({ search }, "replace")} />
      <div className="flex flex-wrap gap-2">
        <FilterToggle pressed={query.replyNeeded} onPress={(replyNeeded) => show({ replyNeeded })}>
          Reply needed
        </FilterToggle>
        <FilterToggle pressed={query.unread} onPress={(unread) => show({ unread })}>
          Unread
        </FilterToggle>
        <AccountFilter
          accountId={query.accountId}
          knownName={accountName}
          onChange={(accountId) => show({ accountId })}
        />
      </div>
    </div>
  );
}
