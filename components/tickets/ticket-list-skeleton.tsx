"use client";

import { FilterToggle } from "@/components/ui/filter-toggle";
import { FilterTrigger } from "@/components/ui/filter-trigger";
import { SearchInput } from "@/components/ui/search-input";
import { TicketListHead } from "./ticket-list-head";
import { TicketRowsSkeleton } from "./ticket-rows-skeleton";
import { ticketSearchProps } from "./ticket-toolbar";

const ignore = () => undefined;

/** The list before it is there; nothing moves when it arrives. */
export function TicketListSkeleton() {
  return (
    <>
      <TicketListHead>
        <div inert className="grid gap-3">
          <SearchInput {...ticketSearchProps} search="" onSearch={ignore} />
          <div className="flex flex-wrap gap-2">
            <FilterToggle pressed={false} onPress={ignore}>
              Reply needed
            </FilterToggle>
            <FilterToggle pressed={false} onPress={ignore}>
              Unread
            </FilterToggle>
            <FilterTrigger label="Account" options={[]} selected={[]} />
          </div>
        </div>
      </TicketListHead>
      <TicketRowsSkeleton />
    </>
  );
}
