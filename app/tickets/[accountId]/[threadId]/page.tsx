import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { TicketThread } from "@/components/tickets/ticket-thread";
import { ticketTitle } from "@/components/tickets/ticket-words";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { requireSession } from "@/lib/auth/session";
import { isAppError } from "@/lib/errors/app-error";
import { ticketOf } from "@/lib/http/define-route";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { ticketQuery } from "@/lib/queries/ticket";
import { getTicket } from "@/lib/tickets/get-ticket";

interface TicketRouteProps {
  params: Promise<{ accountId: string; threadId: string }>;
}

/** The ticket for who may see it, once per request: title and page both need it. */
const loadTicket = cache(async (accountId: string, threadId: string) => {
  const { user, person } = await requireSession(paths.ticket({ accountId, threadId }));
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  try {
    return { user, view: await loadForPage(() => getTicket(ticketOf({ accountId, threadId }), person)) };
  } catch (error) {
    if (isAppError(error, "ticket_not_found")) notFound();
    throw error;
  }
});

/** Next hands the parameters of a page over as they stand in the address, and those of its metadata decoded. */
function decoded(threadId: string): string {
  try {
    return decodeURIComponent(threadId);
  } catch {
    return threadId;
  }
}

export async function generateMetadata({ params }: TicketRouteProps): Promise<Metadata> {
  const { accountId, threadId } = await params;
  const { view } = await loadTicket(accountId, decoded(threadId));
  return { title: ticketTitle(view.ticket) };
}

export default async function TicketRoute({ params }: TicketRouteProps) {
  const { accountId, threadId: encoded } = await params;
  const threadId = decoded(encoded);
  const { user, view } = await loadTicket(accountId, threadId);
  const queries = new QueryClient();
  queries.setQueryData(ticketQuery({ accountId, threadId }).queryKey, view);
  return (
    <ServerClockProvider now={view.now}>
      <HydrationBoundary state={dehydrate(queries)}>
        <TicketThread
          key={`${accountId}/${threadId}`}
          accountId={accountId}
          threadId={threadId}
          canReply={user.role === "admin"}
        />
      </HydrationBoundary>
    </ServerClockProvider>
  );
}
