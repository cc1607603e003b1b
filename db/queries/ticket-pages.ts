import { and, eq, gt, ilike, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { ticketMessages, ticketReads, tickets } from "../schema/tickets";
import type { TicketRow } from "./tickets";

export interface TicketFilter {
  search: string;
  accountId: string | null;
  replyNeeded: boolean;
  unread: boolean;
}

/** Where a page begins: just after or before this row in the order newest first. */
export interface TicketPosition {
  direction: "after" | "before";
  lastMessageAt: Date;
  accountId: string;
  threadId: string;
}

export interface ListedTicket {
  ticket: TicketRow;
  accountName: string;
  isUnread: boolean;
}

const isUnread = sql<boolean>`coalesce(${ticketReads.readUntil} < ${tickets.lastMessageAt}, true)`;

/** One page of tickets across accounts, newest first, as a person sees them. */
export async function findTicketPage(
  ask: { filter: TicketFilter; position: TicketPosition | null; limit: number; userId: string },
  on: Executor = db(),
): Promise<ListedTicket[]> {
  const { filter, position, limit, userId } = ask;
  const backwards = position?.direction === "before";
  const direction = sql.raw(backwards ? "asc" : "desc");
  const rows = await on
    .select({ ticket: tickets, accountName: accounts.name, isUnread })
    .from(tickets)
    .innerJoin(accounts, eq(accounts.id, tickets.accountId))
    .leftJoin(ticketReads, readBy(userId))
    .where(and(position ? beyond(position) : undefined, ...conditionsOf(filter)))
    .orderBy(
      sql`${tickets.lastMessageAt} ${direction}`,
      sql`${tickets.accountId} ${direction}`,
      sql`${tickets.threadId} ${direction}`,
    )
    .limit(limit);
  return backwards ? rows.reverse() : rows;
}

/** One ticket as a person sees it. */
export async function findListedTicket(
  of: { accountId: string; threadId: string },
  userId: string,
  on: Executor = db(),
): Promise<ListedTicket | null> {
  const [row] = await on
    .select({ ticket: tickets, accountName: accounts.name, isUnread })
    .from(tickets)
    .innerJoin(accounts, eq(accounts.id, tickets.accountId))
    .leftJoin(ticketReads, readBy(userId))
    .where(and(eq(tickets.accountId, of.accountId), eq(tickets.threadId, of.threadId)));
  return row ?? null;
}

function readBy(userId: string): SQL | undefined {
  return and(
    eq(ticketReads.accountId, tickets.accountId),
    eq(ticketReads.threadId, tickets.threadId),
    eq(ticketReads.userId, userId),
  );
}

function conditionsOf({ search, accountId, replyNeeded, unread }: TicketFilter): (SQL | undefined)[] {
  return [
    accountId ? eq(tickets.accountId, accountId) : undefined,
    replyNeeded ? isNotNull(tickets.replyNeededSince) : undefined,
    unread ? isUnread : undefined,
    search ? matches(search) : undefined,
  ];
}

function matches(search: string): SQL | undefined {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(tickets.topic, pattern),
    ilike(tickets.entityLabel, pattern),
    ilike(tickets.customerName, pattern),
    ilike(tickets.preview, pattern),
    ilike(accounts.name, pattern),
  );
}

function beyond({ direction, lastMessageAt, accountId, threadId }: TicketPosition): SQL {
  const compare = sql.raw(direction === "after" ? "<" : ">");
  return sql`(${tickets.lastMessageAt}, ${tickets.accountId}, ${tickets.threadId})
    ${compare} (${lastMessageAt.toISOString()}::timestamptz, ${accountId}::uuid, ${threadId}::text)`;
}

/** How many tickets need a reply, counted up to `most`. */
export async function countReplyNeeded(most: number, on: Executor = db()): Promise<number> {
  const some = on
    .select({ one: sql`1`.as("one") })
    .from(tickets)
    .where(isNotNull(tickets.replyNeededSince))
    .limit(most)
    .as("some");
  const [row] = await on.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

/** A person has read a ticket up to its last message. */
export async function saveTicketRead(
  read: { accountId: string; threadId: string; userId: string; readUntil: Date },
  on: Executor = db(),
): Promise<void> {
  await on
    .insert(ticketReads)
    .values(read)
    .onConflictDoUpdate({
      target: [ticketReads.accountId, ticketReads.threadId, ticketReads.userId],
      set: { readUntil: read.readUntil },
      setWhere: gt(sql`excluded.read_until`, ticketReads.readUntil),
    });
}

/** Whether a message of a ticket carries this attachment, under which name. */
export async function findAttachmentName(
  of: { accountId: string; threadId: string; attachmentId: string },
  on: Executor = db(),
): Promise<string | null> {
  const [message] = await on
    .select({ attachments: ticketMessages.attachments })
    .from(ticketMessages)
    .where(
      and(
        eq(ticketMessages.accountId, of.accountId),
        eq(ticketMessages.threadId, of.threadId),
        sql`${ticketMessages.attachments} @> ${JSON.stringify([{ id: of.attachmentId }])}::jsonb`,
      ),
    );
  return message?.attachments.find(({ id }) => id === of.attachmentId)?.name ?? null;
}
