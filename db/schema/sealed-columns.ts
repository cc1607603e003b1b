import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, text, uuid } from "drizzle-orm/pg-core";
import { secretFields } from "../../lib/vocabulary";
import { instant } from "./columns";

/** What every table of sealed secrets holds beside its owner: one row a secret. */
export const sealedColumns = () => ({
  field: text("field", { enum: secretFields }).notNull(),
  /** Data key of the owner that opens it. It counts only while `keyId` is null. */
  dataKeyId: uuid("data_key_id"),
  /** Key of the ring that sealed it directly, as versions without data keys did. */
  keyId: text("key_id"),
  sealed: text("sealed").notNull(),
});

/** Something must open it. */
export function opensWith(name: string, columns: { dataKeyId: AnyPgColumn; keyId: AnyPgColumn }) {
  return check(name, sql`${columns.dataKeyId} is not null or ${columns.keyId} is not null`);
}

/**
 * What every table of data keys holds beside its owner. An owner has one; a second only where a process had to seal and
 * lacked the master key of the first. They end with their owner, and what they sealed is worthless from then on.
 */
export const dataKeyColumns = () => ({
  id: uuid("id").notNull(),
  /** Which master key opens it. */
  masterKeyId: text("master_key_id").notNull(),
  wrapped: text("wrapped").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});
