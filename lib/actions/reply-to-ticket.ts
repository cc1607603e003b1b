"use server";

import { replyToTicket as run } from "@/lib/tickets/reply-to-ticket";
import { ticketReplyInput } from "@/lib/tickets/ticket-input";
import { defineAction } from "./define-action";

export const replyToTicket = defineAction({
  name: "replyToTicket",
  input: ticketReplyInput,
  roles: ["admin"],
  handler: run,
});
