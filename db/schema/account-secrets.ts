import { isNotNull } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { secretFields } from "../../lib/vocabulary";
import { accounts } from "./accounts";
import { oneOf } from "./columns";
import { dataKeyColumns, opensWith, sealedColumns } from "./sealed-columns";

/** The wrapped key that seals the secrets of an account. */
export const accountDataKeys = pgTable(
  "account_data_keys",
  {
    ownerId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    ...dataKeyColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.id] }),
    // `npm start` asks which master keys are in use; a rotation asks what is left of an old one.
    index("account_data_keys_master_key").on(table.masterKeyId, table.ownerId, table.id),
  ],
);

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
    opensWith("account_secrets_opens", table),
    // Of the same owner, and gone with it.
    foreignKey({
      name: "account_secrets_data_key_fk",
      columns: [table.ownerId, table.dataKeyId],
      foreignColumns: [accountDataKeys.ownerId, accountDataKeys.id],
    }).onDelete("cascade"),
    // What has no data key yet: `npm start` asks for its keys, a rotation for the values.
    index("account_secrets_key").on(table.keyId, table.ownerId, table.field).where(isNotNull(table.keyId)),
  ],
);
