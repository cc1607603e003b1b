import { bigint, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * What people did. Append-only: the application role may insert and read. It names people and accounts by value
 * as well, and has no foreign keys, so that it outlives both.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant("at").notNull().defaultNow(),
    /** Such as `account.added`. */
    event: text("event").notNull(),
    userId: uuid("user_id"),
    userName: text("user_name"),
    role: text("role"),
    accountId: uuid("account_id"),
    accountName: text("account_name"),
    /** Before and after, without secrets. */
    details: jsonb("details").$type<Record<string, string | null>>().notNull().default({}),
    /** The request's reference, as in the log. */
    reference: text("reference"),
  },
  (table) => [index("audit_events_account").on(table.accountId, table.id.desc().nullsFirst())],
);
