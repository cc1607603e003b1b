import { isNotNull } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { secretFields } from "../../lib/vocabulary";
import { bulkRuns } from "./bulk-runs";
import { instant, oneOf } from "./columns";
import { dataKeyColumns, opensWith, sealedColumns } from "./sealed-columns";

/** A connection as `lib/accounts/connection-input.ts` yields it, without its secret. */
export type StoredConnection = Record<string, string | null>;

/** A row of an import that waits for its verification. It goes with its result, and after a day in any case. */
export const importRows = pgTable(
  "import_rows",
  {
    /** Also the id of the account that it becomes: the same row never makes two. */
    id: uuid("id").primaryKey().defaultRandom(),
    runId: uuid("run_id")
      .notNull()
      .references(() => bulkRuns.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    connection: jsonb("connection").$type<StoredConnection>().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("import_rows_position").on(table.runId, table.position),
    index("import_rows_created").on(table.createdAt),
  ],
);

/** The wrapped key that seals the secret of a row. */
export const importRowDataKeys = pgTable(
  "import_row_data_keys",
  {
    ownerId: uuid("import_row_id")
      .notNull()
      .references(() => importRows.id, { onDelete: "cascade" }),
    ...dataKeyColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.id] }),
    index("import_row_data_keys_master_key").on(table.masterKeyId, table.ownerId, table.id),
  ],
);

/** The sealed secret of a row. */
export const importRowSecrets = pgTable(
  "import_row_secrets",
  {
    ownerId: uuid("import_row_id")
      .notNull()
      .references(() => importRows.id, { onDelete: "cascade" }),
    ...sealedColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.field] }),
    oneOf("import_row_secrets_field_known", table.field, secretFields),
    opensWith("import_row_secrets_opens", table),
    foreignKey({
      name: "import_row_secrets_data_key_fk",
      columns: [table.ownerId, table.dataKeyId],
      foreignColumns: [importRowDataKeys.ownerId, importRowDataKeys.id],
    }).onDelete("cascade"),
    index("import_row_secrets_key").on(table.keyId, table.ownerId, table.field).where(isNotNull(table.keyId)),
  ],
);
