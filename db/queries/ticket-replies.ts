import { and, asc, eq, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { ticketReplies } from "../schema/tickets";

export type TicketReplyRow = typeof ticketReplies.$inferSelect;
export type NewTicketReply = typeof ticketReplies.$inferInsert;

/** Writes down that a reply is about to be sent. @returns null when the same draft was sent before */
export async function insertTicketReply(
  reply: NewTicketReply & { id: string },
  on: Executor = db(),
): Promise<TicketReplyRow | null> {
  const [inserted] = await on
    .insert(ticketReplies)
    .values(reply)
    .onConflictDoNothing({ target: [ticketReplies.accountId, ticketReplies.draftId] })
    .returning();
  return inserted ?? null;
}

export async function findReplyByDraft(
  of: { accountId: string; draftId: string },
  on: Executor = db(),
): Promise<TicketReplyRow | null> {
  const [reply] = await on
    .select()
    .from(ticketReplies)
    .where(and(eq(ticketReplies.accountId, of.accountId), eq(ticketReplies.draftId, of.draftId)));
  return reply ?? null;
}

/** What became of a reply that was on its way. */
export async function settleTicketReply(
  replyId: string,
  result: Pick<Partial<TicketReplyRow>, "messageId" | "actionId" | "errorCode" | "errorDetails"> &
    Pick<TicketReplyRow, "state">,
  on: Executor = db(),
): Promise<TicketReplyRow | null> {
  const [reply] = await on
    .update(ticketReplies)
    .set({ ...result, settledAt: sql`now()` })
    .where(eq(ticketReplies.id, replyId))
    .returning();
  return reply ?? null;
}

/** Oldest first. */
export async function listTicketReplies(
  of: { accountId: string; threadId: string },
  on: Executor = db(),
): Promise<TicketReplyRow[]> {
  return on
    .select()
    .from(ticketReplies)
    .where(and(eq(ticketReplies.accountId, of.accountId), eq(ticketReplies.threadId, of.threadId)))
    .orderBy(asc(ticketReplies.createdAt));
}

export async function findTicketReply(replyId: string, on: Executor = db()): Promise<TicketReplyRow | null> {
  const [reply] = await on.select().from(ticketReplies).where(eq(ticketReplies.id, replyId));
  return reply ?? null;
}
