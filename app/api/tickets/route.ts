import { defineRoute } from "@/lib/http/define-route";
import { listTickets } from "@/lib/tickets/list-tickets";
import { parseTicketListQuery } from "@/lib/tickets/ticket-list-query";

export const GET = defineRoute<unknown, unknown>({
  name: "listTickets",
  roles: ["admin", "viewer"],
  handler: ({ searchParams }, person) => listTickets(parseTicketListQuery(searchParams), person),
});
