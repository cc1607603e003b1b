import { isUuid } from "@/lib/uuid";
import type { TicketListQuery } from "./ticket-view";

/** Reads a query from address parameters; what it does not know it ignores, so that old links keep working. */
export function parseTicketListQuery(parameters: URLSearchParams): TicketListQuery {
  const accountId = parameters.get("account");
  return {
    // PostgreSQL refuses a zero byte, and no name holds control characters.
    search: (parameters.get("q") ?? "")
      .replace(/\p{Cc}/gu, "")
      .trim()
      .slice(0, 200),
    accountId: isUuid(accountId) ? accountId : null,
    replyNeeded: parameters.has("reply-needed"),
    unread: parameters.has("unread"),
    cursor: parameters.get("cursor") || null,
  };
}

/** The address parameters of a query, defaults left out, in a fixed order. */
export function ticketListParameters(query: TicketListQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.search) parameters.set("q", query.search);
  if (query.accountId) parameters.set("account", query.accountId);
  if (query.replyNeeded) parameters.set("reply-needed", "");
  if (query.unread) parameters.set("unread", "");
  if (query.cursor) parameters.set("cursor", query.cursor);
  return parameters;
}
