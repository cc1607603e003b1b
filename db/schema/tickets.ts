import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ErrorDetails } from "../../lib/errors/error-details";
import { replyStates } from "../../lib/vocabulary";
import { accounts } from "./accounts";
import { instant, oneOf } from "./columns";
import { users } from "./users";

/** Someone who takes part in a thread, in Mirakl's words. */
export interface StoredParticipant {
  type: string;
  id: string | null;
  name: string;
}

export interface StoredAttachment {
  id: string;
  name: string;
  /** In bytes; null where Mirakl does not tell. */
  size: number | null;
}

/** A message thread of a marketplace, or a conversation of Mirakl Connect. Kept per account, by Mirakl's ID. */
export const tickets = pgTable(
  "tickets",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    threadId: text("thread_id").notNull(),
    topic: text("topic").notNull().default(""),
    /** What it is about, such as an order, in Mirakl's words. */
    entityLabel: text("entity_label"),
    customerName: text("customer_name"),
    participants: jsonb("participants").$type<StoredParticipant[]>().notNull().default([]),
    messageCount: integer("message_count").notNull().default(0),
    lastMessageAt: instant("last_message_at").notNull(),
    lastSenderName: text("last_sender_name"),
    lastSenderType: text("last_sender_type"),
    /** Beginning of the last message, without markup, for the list. */
    preview: text("preview").notNull().default(""),
    replyNeededSince: instant("reply_needed_since"),
    createdAtMirakl: instant("created_at_mirakl").notNull(),
    updatedAtMirakl: instant("updated_at_mirakl").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.threadId] }),
    // Newest first across accounts, and of one.
    index("tickets_newest").on(table.lastMessageAt.desc().nullsFirst(), table.accountId, table.threadId),
    index("tickets_of_account").on(table.accountId, table.lastMessageAt.desc().nullsFirst(), table.threadId),
    index("tickets_reply_needed")
      .on(table.lastMessageAt.desc().nullsFirst(), table.accountId, table.threadId)
      .where(sql`${table.replyNeededSince} is not null`),
  ],
);

/** One message, as Mirakl sent it: the body is raw HTML and sanitised whenever it is shown. */
export const ticketMessages = pgTable(
  "ticket_messages",
  {
    accountId: uuid("account_id").notNull(),
    threadId: text("thread_id").notNull(),
    messageId: text("message_id").notNull(),
    body: text("body").notNull(),
    senderType: text("sender_type").notNull(),
    senderName: text("sender_name").notNull(),
    recipients: jsonb("recipients").$type<StoredParticipant[]>().notNull().default([]),
    attachments: jsonb("attachments").$type<StoredAttachment[]>().notNull().default([]),
    sentAt: instant("sent_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.threadId, table.messageId] }),
    foreignKey({
      name: "ticket_messages_ticket_fk",
      columns: [table.accountId, table.threadId],
      foreignColumns: [tickets.accountId, tickets.threadId],
    }).onDelete("cascade"),
  ],
);

/** Up to when a person has read a ticket. */
export const ticketReads = pgTable(
  "ticket_reads",
  {
    accountId: uuid("account_id").notNull(),
    threadId: text("thread_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** `last_message_at` of the ticket when it was opened. */
    readUntil: instant("read_until").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.threadId, table.userId] }),
    foreignKey({
      name: "ticket_reads_ticket_fk",
      columns: [table.accountId, table.threadId],
      foreignColumns: [tickets.accountId, tickets.threadId],
    }).onDelete("cascade"),
    index("ticket_reads_user").on(table.userId),
  ],
);

/** A reply that someone sent from here, and what became of it. Never sent twice by itself. */
export const ticketReplies = pgTable(
  "ticket_replies",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: uuid("account_id").notNull(),
    threadId: text("thread_id").notNull(),
    /** The form that it was written in: pressing Send twice sends once. */
    draftId: uuid("draft_id").notNull(),
    body: text("body").notNull(),
    recipients: jsonb("recipients").$type<StoredParticipant[]>().notNull().default([]),
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
    userName: text("user_name").notNull(),
    state: text("state", { enum: replyStates }).notNull(),
    /** Mirakl's ID of the message; then the message itself is pulled like every other. */
    messageId: text("message_id"),
    /** Of Mirakl Connect: the action that delivers it. */
    actionId: text("action_id"),
    errorCode: text("error_code"),
    errorDetails: jsonb("error_details").$type<ErrorDetails>(),
    createdAt: instant("created_at").notNull().defaultNow(),
    settledAt: instant("settled_at"),
  },
  (table) => [
    foreignKey({
      name: "ticket_replies_ticket_fk",
      columns: [table.accountId, table.threadId],
      foreignColumns: [tickets.accountId, tickets.threadId],
    }).onDelete("cascade"),
    oneOf("ticket_replies_state_known", table.state, replyStates),
    check("ticket_replies_body_given", sql`${table.body} <> ''`),
    uniqueIndex("ticket_replies_draft_unique").on(table.accountId, table.draftId),
    index("ticket_replies_ticket").on(table.accountId, table.threadId, table.createdAt),
  ],
);
