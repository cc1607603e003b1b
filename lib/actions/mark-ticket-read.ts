"use server";

import { markTicketRead as run } from "@/lib/tickets/mark-ticket-read";
import { ticketRef } from "@/lib/tickets/ticket-input";
import { defineAction } from "./define-action";

export const markTicketRead = defineAction({
  name: "markTicketRead",
  input: ticketRef,
  roles: ["admin", "viewer"],
  handler: run,
});
