import { and, eq, inArray, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { ticketMessages, tickets } from "../schema/tickets";

export type { StoredAttachment, StoredParticipant } from "../schema/tickets";
export type TicketRow = typeof tickets.$inferSelect;
export type NewTicket = typeof tickets.$inferInsert;
export type TicketMessageRow = typeof ticketMessages.$inferSelect;
export type NewTicketMessage = typeof ticketMessages.$inferInsert;

/** Stores threads as Mirakl has them now, over what is known of them; an older state never overwrites a newer one. */
export async function saveTickets(rows: readonly NewTicket[], on: Executor): Promise<void> {
  if (rows.length === 0) return;
  const taken = (column: string) => sql.raw(`excluded.${column}`);
  await on
    .insert(tickets)
    .values([...rows])
    .onConflictDoUpdate({
      target: [tickets.accountId, tickets.threadId],
      set: {
        topic: taken("topic"),
        entityLabel: taken("entity_label"),
        customerName: taken("customer_name"),
        participants: taken("participants"),
        messageCount: taken("message_count"),
        lastMessageAt: taken("last_message_at"),
        lastSenderName: taken("last_sender_name"),
        lastSenderType: taken("last_sender_type"),
        preview: sql`case when excluded.preview = '' then ${tickets.preview} else excluded.preview end`,
        replyNeededSince: taken("reply_needed_since"),
        updatedAtMirakl: taken("updated_at_mirakl"),
      },
      setWhere: sql`${tickets.updatedAtMirakl} <= excluded.updated_at_mirakl`,
    });
}

/** Stores messages; one that is known already is left as it is. @returns how many are new */
export async function saveTicketMessages(rows: readonly NewTicketMessage[], on: Executor): Promise<number> {
  if (rows.length === 0) return 0;
  const saved = await on
    .insert(ticketMessages)
    .values([...rows])
    .onConflictDoNothing();
  return saved.count;
}

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
