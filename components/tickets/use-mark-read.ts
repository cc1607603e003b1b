"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { markTicketRead } from "@/lib/actions/mark-ticket-read";
import { ticketQuery } from "@/lib/queries/ticket";
import { ticketListsKey } from "@/lib/queries/tickets-page";
import type { TicketPageView, TicketView } from "@/lib/tickets/ticket-view";

/** Remembers that the person has read a ticket, once its last message has been looked at. */
export function useMarkRead({ accountId, threadId, isUnread, lastMessageAt }: TicketView): void {
  const queries = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later message has to be read again
  useEffect(() => {
    if (!isUnread) return;
    const of = { accountId, threadId };
    const mark = () => {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", mark);
      // Nothing is lost when it fails: the next answer says again that the ticket is unread.
      void markTicketRead(of).then(
        ({ ok }) => ok && showAsRead(),
        () => undefined,
      );
    };
    const showAsRead = () => {
      queries.setQueryData(
        ticketQuery(of).queryKey,
        (view) => view && { ...view, ticket: { ...view.ticket, isUnread: false } },
      );
      queries.setQueriesData({ queryKey: ticketListsKey }, (page: TicketPageView | undefined) => {
        const isThis = (ticket: TicketView) => ticket.accountId === accountId && ticket.threadId === threadId;
        return (
          page && { ...page, tickets: page.tickets.map((one) => (isThis(one) ? { ...one, isUnread: false } : one)) }
        );
      });
    };
    document.addEventListener("visibilitychange", mark);
    mark();
    return () => document.removeEventListener("visibilitychange", mark);
  }, [queries, accountId, threadId, isUnread, lastMessageAt]);
}
