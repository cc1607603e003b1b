import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { users } from "./users";

/** Links by which a person sets a new password, one a person: a new one takes the place of the old one. */
export const passwordLinks = pgTable("password_links", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** SHA-256 of the link's token, base64url. */
  tokenHash: text("token_hash").notNull().unique("password_links_token_unique"),
  createdAt: instant("created_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  /** The row tells later visitors why the link does no more. */
  usedAt: instant("used_at"),
});
