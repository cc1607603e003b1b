import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Soon } from "@/components/layout/soon";
import { TicketList } from "@/components/tickets/ticket-list";
import { TicketListSkeleton } from "@/components/tickets/ticket-list-skeleton";
import { TicketPanes } from "@/components/tickets/ticket-panes";
import { findSession, type Session } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { ticketsPageQuery } from "@/lib/queries/tickets-page";
import { listTickets } from "@/lib/tickets/list-tickets";
import { parseTicketListQuery } from "@/lib/tickets/ticket-list-query";
import { BackOfficeFrame } from "../back-office-frame";

/**
 * The list stands beside every ticket and stays while one after the other is opened. As every frame this guards
 * nothing; for strangers and sellers it is not there.
 */
export default async function TicketsLayout({ children }: { children: ReactNode }) {
  const session = await findSession();
  const mayRead = session?.user.role === "admin" || session?.user.role === "viewer";
  if (!mayRead) return <BackOfficeFrame>{children}</BackOfficeFrame>;
  const list = <Soon fallback={<TicketListSkeleton />}>{LoadedTicketList({ session })}</Soon>;
  return (
    <BackOfficeFrame>
      <TicketPanes list={list}>{children}</TicketPanes>
    </BackOfficeFrame>
  );
}

/** A layout does not know the address's parameters: it brings the list without filters, the browser asks for others. */
async function LoadedTicketList({ session: { user, person } }: { session: Session }) {
  const query = parseTicketListQuery(new URLSearchParams());
  const queries = new QueryClient();
  // Without it the list asks by itself and says what is wrong; the ticket beside it is not affected.
  const page = await loadForPage(() => listTickets(query, person)).catch(() => null);
  if (page) queries.setQueryData(ticketsPageQuery(query).queryKey, page);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <TicketList canChange={user.role === "admin"} />
    </HydrationBoundary>
  );
}
