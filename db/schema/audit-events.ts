import { isNull, sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * What people did, and what happened to the security of the product. Append-only: the application role may insert and
 * read. It names people and accounts by value as well, and has no foreign keys, so that it outlives both. Every row
 * enters `audit_unsealed` by a trigger, and from there the chain of `audit_seals`.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant("at").notNull().defaultNow(),
    /** Such as `account.added`; `lib/audit/event-words.ts` has the words. */
    event: text("event").notNull(),
    /** Of the back office; null = a seller, a command, or Mirakl. */
    userId: uuid("user_id"),
    userName: text("user_name"),
    role: text("role"),
    accountId: uuid("account_id"),
    accountName: text("account_name"),
    /** Where the request came from; null where there was none. */
    clientAddress: text("client_address"),
    userAgent: text("user_agent"),
    /** What the event needs to be told, without secrets. */
    details: jsonb("details").$type<Record<string, string | null>>().notNull().default({}),
    /** What was changed, field by field, without secrets. */
    changes: jsonb("changes").$type<Record<string, AuditChange>>().notNull().default({}),
    /** The request's reference, as in the log. */
    reference: text("reference"),
  },
  (table) => [
    index("audit_events_account").on(table.accountId, table.id.desc().nullsFirst()),
    index("audit_events_time").on(table.at, table.id),
    index("audit_events_event").on(table.event, table.at, table.id),
    index("audit_events_user").on(table.userId, table.at, table.id),
    // Of sellers, commands and failed sign-ins: who is no user is known by name, found by how that begins.
    index("audit_events_name").on(sql`${table.userName} collate "C"`, table.at, table.id).where(isNull(table.userId)),
  ],
);

export interface AuditChange {
  before: string | null;
  after: string | null;
}
