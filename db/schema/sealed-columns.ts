import { text } from "drizzle-orm/pg-core";
import { secretFields } from "../../lib/vocabulary";

/** What every table of sealed secrets holds beside its owner: one row a secret. */
export const sealedColumns = () => ({
  field: text("field", { enum: secretFields }).notNull(),
  /** Which key of the ring opens it. */
  keyId: text("key_id").notNull(),
  sealed: text("sealed").notNull(),
});
