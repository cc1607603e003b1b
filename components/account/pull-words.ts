import type { NumberText } from "@/lib/number-text";
import { parseTicketListQuery } from "@/lib/tickets/ticket-list-query";
import type { TicketListQuery } from "@/lib/tickets/ticket-view";

/** How far the first pull has come; it reads the last 30 days, and nobody knows how much that is. */
export function threadsReadText(threads: number, number: NumberText): string {
  if (threads === 0) return "Reading the messages of the last 30 days";
  return `Reading the messages of the last 30 days, ${number(threads)} ${threads === 1 ? "thread" : "threads"} so far`;
}

/** The tickets of one account. */
export function ticketsOf(accountId: string): TicketListQuery {
  return { ...parseTicketListQuery(new URLSearchParams()), accountId };
}
