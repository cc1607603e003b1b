import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { secretFields } from "../../lib/vocabulary";
import { accounts } from "./accounts";
import { oneOf } from "./columns";

/** Sealed secrets, one row each: nothing that reads accounts touches them, and removing them is one delete. */
export const accountSecrets = pgTable(
  "account_secrets",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    field: text("field", { enum: secretFields }).notNull(),
    /** Which key of the ring opens it. */
    keyId: text("key_id").notNull(),
    sealed: text("sealed").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.field] }),
    oneOf("account_secrets_field_known", table.field, secretFields),
    // `npm start` asks which keys are in use; a rotation asks what is left of an old one.
    index("account_secrets_key").on(table.keyId),
  ],
);
