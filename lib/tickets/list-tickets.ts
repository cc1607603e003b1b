import { databaseNow } from "@/db/queries/database-now";
import { findTicketPage, type ListedTicket, type TicketPosition } from "@/db/queries/ticket-pages";
import { type Person, requireRole } from "@/lib/actor";
import { isUuid } from "@/lib/uuid";
import type { TicketListQuery, TicketPageView, TicketView } from "./ticket-view";

export const ticketsPerPage = 50;

/** One page of the tickets of all accounts, newest first. */
export async function listTickets(query: TicketListQuery, person: Person): Promise<TicketPageView> {
  requireRole(person, "admin", "viewer");
  const cursor = decodeCursor(query.cursor);
  const backwards = cursor?.direction === "before";
  const [rows, now] = await Promise.all([
    // One row more than shown tells whether there are more.
    findTicketPage({ filter: query, position: cursor, limit: ticketsPerPage + 1, userId: person.userId ?? "" }),
    databaseNow(),
  ]);
  if (rows.length === 0 && cursor) return listTickets({ ...query, cursor: null }, person);
  const hasMore = rows.length > ticketsPerPage;
  const shown = backwards ? rows.slice(hasMore ? 1 : 0) : rows.slice(0, ticketsPerPage);
  const from = shown.length === 0 ? 0 : backwards && !hasMore ? 1 : (cursor?.from ?? 1);
  const hasNext = backwards || hasMore;
  const hasPrevious = backwards ? hasMore : cursor !== null;
  return {
    tickets: shown.map(toTicketView),
    from,
    nextCursor: hasNext ? encodeCursor("after", shown.at(-1), from + shown.length) : null,
    previousCursor: hasPrevious ? encodeCursor("before", shown[0], from - ticketsPerPage) : null,
    now: now.toISOString(),
  };
}

export function toTicketView({ ticket, accountName, isUnread }: ListedTicket): TicketView {
  return {
    accountId: ticket.accountId,
    accountName,
    threadId: ticket.threadId,
    topic: ticket.topic,
    entityLabel: ticket.entityLabel,
    customerName: ticket.customerName,
    preview: ticket.preview,
    lastSenderName: ticket.lastSenderName,
    lastMessageAt: ticket.lastMessageAt.toISOString(),
    messageCount: ticket.messageCount,
    replyNeededSince: ticket.replyNeededSince?.toISOString() ?? null,
    isUnread,
  };
}

function encodeCursor(direction: "after" | "before", row: ListedTicket | undefined, from: number): string | null {
  if (!row) return null;
  const { lastMessageAt, accountId, threadId } = row.ticket;
  const parts = [direction, lastMessageAt.getTime(), accountId, threadId, Math.max(1, from)];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** A cursor that was altered reads as the first page. */
function decodeCursor(text: string | null): (TicketPosition & { from: number }) | null {
  try {
    const [direction, time, accountId, threadId, from] = JSON.parse(Buffer.from(text ?? "", "base64url").toString());
    const lastMessageAt = new Date(time);
    const isWhole =
      (direction === "after" || direction === "before") &&
      !Number.isNaN(lastMessageAt.getTime()) &&
      isUuid(accountId) &&
      typeof threadId === "string" &&
      !threadId.includes("\0") &&
      Number.isSafeInteger(from);
    return isWhole ? { direction, lastMessageAt, accountId, threadId, from } : null;
  } catch {
    return null;
  }
}
