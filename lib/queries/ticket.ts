import { queryOptions } from "@tanstack/react-query";
import { secondMs } from "@/lib/clock";
import { paths } from "@/lib/paths";
import type { TicketDetailView } from "@/lib/tickets/ticket-view";
import { fetchJson, type RequestError } from "./fetch-json";
import { pollEvery } from "./poll-interval";

/** One ticket with its messages, read anew every 5 s while the window is visible. */
export function ticketQuery(of: { accountId: string; threadId: string }) {
  return queryOptions<TicketDetailView, RequestError>({
    queryKey: ["ticket", of.accountId, of.threadId],
    queryFn: ({ signal }) => fetchJson(paths.api.ticket(of), signal),
    refetchInterval: pollEvery(5 * secondMs),
  });
}
