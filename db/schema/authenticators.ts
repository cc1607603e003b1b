import { isNotNull } from "drizzle-orm";
import { bigint, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { secretFields } from "../../lib/vocabulary";
import { instant, oneOf } from "./columns";
import { dataKeyColumns, opensWith, sealedColumns } from "./sealed-columns";
import { users } from "./users";

/** Somebody's authenticator app (RFC 6238): the second step of their sign-in with a password. One a user. */
export const authenticators = pgTable("authenticators", {
  id: uuid("id").primaryKey().defaultRandom(),
  userId: uuid("user_id")
    .notNull()
    .unique("authenticators_user_unique")
    .references(() => users.id, { onDelete: "cascade" }),
  createdAt: instant("created_at").notNull().defaultNow(),
  /** Set by the first right code; until then nobody is asked for one. */
  confirmedAt: instant("confirmed_at"),
  /** Time step of the newest code that was taken: neither it nor an older one is taken again. */
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(0),
});

/** The wrapped key that seals the secret of an authenticator app. */
export const authenticatorDataKeys = pgTable(
  "authenticator_data_keys",
  {
    ownerId: uuid("authenticator_id")
      .notNull()
      .references(() => authenticators.id, { onDelete: "cascade" }),
    ...dataKeyColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.id] }),
    index("authenticator_data_keys_master_key").on(table.masterKeyId, table.ownerId, table.id),
  ],
);

/** The sealed key that an authenticator app shares with us. */
export const authenticatorSecrets = pgTable(
  "authenticator_secrets",
  {
    ownerId: uuid("authenticator_id")
      .notNull()
      .references(() => authenticators.id, { onDelete: "cascade" }),
    ...sealedColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.field] }),
    oneOf("authenticator_secrets_field_known", table.field, secretFields),
    opensWith("authenticator_secrets_opens", table),
    foreignKey({
      name: "authenticator_secrets_data_key_fk",
      columns: [table.ownerId, table.dataKeyId],
      foreignColumns: [authenticatorDataKeys.ownerId, authenticatorDataKeys.id],
    }).onDelete("cascade"),
    index("authenticator_secrets_key").on(table.keyId, table.ownerId, table.field).where(isNotNull(table.keyId)),
  ],
);

/** What lets somebody in, once each, when their authenticator app is out of reach. They come and go all together. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    authenticatorId: uuid("authenticator_id")
      .notNull()
      .references(() => authenticators.id, { onDelete: "cascade" }),
    /** SHA-256 of 80 random bits together with the authenticator's id, base64url. */
    codeHash: text("code_hash").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [uniqueIndex("recovery_codes_unique").on(table.authenticatorId, table.codeHash)],
);
