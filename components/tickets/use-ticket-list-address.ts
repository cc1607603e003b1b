"use client";

import { useMemo } from "react";
import { usePageAddress, writePageAddress } from "@/components/ui/use-page-address";
import { paths } from "@/lib/paths";
import { parseTicketListQuery, ticketListParameters } from "@/lib/tickets/ticket-list-query";
import type { TicketListQuery } from "@/lib/tickets/ticket-view";

export type ShowTickets = (change: Partial<TicketListQuery>, how?: "push" | "replace") => void;

/** What the list shows, kept in the page's address, also beside an open ticket. */
export function useTicketListAddress(): { query: TicketListQuery; show: ShowTickets } {
  const address = usePageAddress(isTicketAddress);
  const parameters = ticketListParameters(parseTicketListQuery(new URLSearchParams(address))).toString();
  const query = useMemo(() => parseTicketListQuery(new URLSearchParams(parameters)), [parameters]);
  return { query, show };
}

/**
 * Changes the address without asking the server for the page. Every change but paging starts again at the first page.
 * @param how `push` makes a step that Back undoes; `replace` is for typing
 */
const show: ShowTickets = (change, how = "push") => {
  const current = parseTicketListQuery(new URLSearchParams(location.search));
  const address = withListState(location.pathname, { ...current, cursor: null, ...change });
  writePageAddress(address, how);
};

function isTicketAddress(pathname: string): boolean {
  return pathname === paths.tickets() || pathname.startsWith(`${paths.tickets()}/`);
}

/** The address of a ticket, or of the list, that keeps what the list shows. */
export function withListState(path: string, query: TicketListQuery): string {
  const parameters = ticketListParameters(query);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

/** Whether the query leaves tickets out. */
export function isFiltered({ search, accountId, replyNeeded, unread }: TicketListQuery): boolean {
  return search !== "" || accountId !== null || replyNeeded || unread;
}

export const noFilters = {
  search: "",
  accountId: null,
  replyNeeded: false,
  unread: false,
} satisfies Partial<TicketListQuery>;
