import { defineRoute, ticketOf } from "@/lib/http/define-route";
import { getTicket } from "@/lib/tickets/get-ticket";

export const GET = defineRoute<{ accountId: string; threadId: string }, unknown>({
  name: "getTicket",
  roles: ["admin", "viewer"],
  handler: ({ params }, person) => getTicket(ticketOf(params), person),
});
