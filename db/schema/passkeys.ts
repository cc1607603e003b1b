import { bigint, boolean, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { users } from "./users";

/** Public keys that people sign in with instead of a password (WebAuthn). */
export const passkeys = pgTable(
  "passkeys",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** What its owner calls it. */
    name: text("name").notNull(),
    /** base64url. */
    credentialId: text("credential_id").notNull().unique("passkeys_credential_unique"),
    /** COSE, base64url. */
    publicKey: text("public_key").notNull(),
    /** Signatures so far, as the device counts them; many always say 0. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: jsonb("transports").$type<string[]>().notNull().default([]),
    /** Whether it is kept in more than one place, such as a password manager. */
    isBackedUp: boolean("is_backed_up").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastUsedAt: instant("last_used_at"),
  },
  (table) => [index("passkeys_user").on(table.userId)],
);
