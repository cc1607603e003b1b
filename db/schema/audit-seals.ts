import { sql } from "drizzle-orm";
import { bigint, check, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * The chain over `audit_events`: a link an event, in the order in which they were sealed. Append-only as well, and
 * without a foreign key: it says that there was an event also when that is gone.
 */
export const auditSeals = pgTable("audit_seals", {
  /** From 1, without gaps. */
  position: bigint("position", { mode: "number" }).primaryKey(),
  eventId: bigint("event_id", { mode: "number" }).notNull().unique("audit_seals_event_unique"),
  sealedAt: instant("sealed_at").notNull(),
  /** Of the event alone: SHA-256 in hexadecimal digits, as `lib/audit/seal-event.ts` says. */
  digest: text("digest").notNull(),
  /** Of this link and, through the one before it, of all that came before. */
  hash: text("hash").notNull(),
});

/** The end of the chain. Whoever seals holds the lock of this row, so that there is one at a time. */
export const auditHead = pgTable(
  "audit_head",
  {
    id: smallint("id").primaryKey().default(1),
    position: bigint("position", { mode: "number" }).notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [check("audit_head_one_row", sql`${table.id} = 1`)],
);

/** Events that are not sealed yet; each enters in the transaction that wrote it. */
export const auditUnsealed = pgTable("audit_unsealed", {
  eventId: bigint("event_id", { mode: "number" }).primaryKey(),
});
