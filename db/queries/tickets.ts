import { and, eq, inArray, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { ticketMessages, tickets } from "../schema/tickets";

export type { StoredAttachment, StoredParticipant } from "../schema/tickets";
export type TicketRow = typeof tickets.$inferSelect;
export type NewTicket = typeof tickets.$inferInsert;
export type TicketMessageRow = typeof ticketMessages.$inferSelect;
export type NewTicketMessage = typeof ticketMessages.$inferInsert;

/** How many messages of each thread are stored. */
export async function countStoredMessages(
  accountId: string,
  threadIds: readonly string[],
  on: Executor = db(),
): Promise<Map<string, number>> {
  if (threadIds.length === 0) return new Map();
  const rows = await on
    .select({ threadId: ticketMessages.threadId, count: sql<number>`count(*)::int` })
    .from(ticketMessages)
    .where(and(eq(ticketMessages.accountId, accountId), inArray(ticketMessages.threadId, [...threadIds])))
    .groupBy(ticketMessages.threadId);
  return new Map(rows.map(({ threadId, count }) => [threadId, count]));
}

export async function findTicket(
  of: { accountId: string; threadId: string },
  on: Executor = db(),
): Promise<TicketRow | null> {
  const [ticket] = await on
    .select()
    .from(tickets)
    .where(and(eq(tickets.accountId, of.accountId), eq(tickets.threadId, of.threadId)));
  return ticket ?? null;
}

/** @returns null when the thread has no such message */
export async function findTicketMessage(
  of: { accountId: string; threadId: string; messageId: string },
  on: Executor = db(),
): Promise<TicketMessageRow | null> {
  const { accountId, threadId, messageId } = of;
  const isIt = and(
    eq(ticketMessages.accountId, accountId),
    eq(ticketMessages.threadId, threadId),
    eq(ticketMessages.messageId, messageId),
  );
  const [message] = await on.select().from(ticketMessages).where(isIt);
  return message ?? null;
}

/** Oldest first. */
export async function listTicketMessages(
  of: { accountId: string; threadId: string },
  on: Executor = db(),
): Promise<TicketMessageRow[]> {
  return on
    .select()
    .from(ticketMessages)
    .where(and(eq(ticketMessages.accountId, of.accountId), eq(ticketMessages.threadId, of.threadId)))
    .orderBy(ticketMessages.sentAt, ticketMessages.messageId);
}
