"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { ticketsPageQuery } from "@/lib/queries/tickets-page";
import { useTicketListAddress } from "./use-ticket-list-address";

/** Beside the list while no ticket is open. Says nothing when there is none to choose. */
export function NoTicketChosen() {
  const { query } = useTicketListAddress();
  const page = useQuery({ ...ticketsPageQuery(query), placeholderData: keepPreviousData });
  if (!page.data || page.data.tickets.length === 0) return null;
  return (
    <EmptyState icon={<MessagesSquare aria-hidden />} title="No ticket is open" className="m-auto">
      Choose one of the list to read its messages and to reply.
    </EmptyState>
  );
}
