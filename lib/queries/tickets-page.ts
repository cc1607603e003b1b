import { queryOptions } from "@tanstack/react-query";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { ticketListParameters } from "@/lib/tickets/ticket-list-query";
import type { TicketListQuery, TicketPageView } from "@/lib/tickets/ticket-view";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollEvery } from "./poll-interval";

/** Everything that lists tickets; invalidate it when a ticket changes. */
export const ticketListsKey = ["tickets"] as const;

/** One page of the tickets of all accounts, read anew every 5 s while the window is visible. */
export function ticketsPageQuery(query: TicketListQuery) {
  return queryOptions<TicketPageView, RequestError>({
    queryKey: [...ticketListsKey, "page", ticketListParameters(query).toString()],
    queryFn: ({ signal }) => fetchJson(paths.api.tickets(query), signal),
    refetchInterval: pollEvery(5 * secondMs),
  });
}
