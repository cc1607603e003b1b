import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { secretFields } from "../../lib/vocabulary";
import { accounts } from "./accounts";
import { oneOf } from "./columns";
import { sealedColumns } from "./sealed-columns";

/** Sealed secrets, one row each: nothing that reads accounts touches them, and removing them is one delete. */
export const accountSecrets = pgTable(
  "account_secrets",
  {
    ownerId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    ...sealedColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.field] }),
    oneOf("account_secrets_field_known", table.field, secretFields),
    // `npm start` asks which keys are in use; a rotation asks what is left of an old one.
    index("account_secrets_key").on(table.keyId),
  ],
);
