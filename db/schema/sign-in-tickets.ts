import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { ticketPurposes } from "../../lib/vocabulary";
import { instant, oneOf } from "./columns";
import { users } from "./users";

/**
 * A step that waits for its other half: a password that was right waits for a code, a challenge waits for a passkey.
 * It belongs to one browser, works once, and is no session. Forgotten within an hour.
 */
export const signInTickets = pgTable(
  "sign_in_tickets",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** SHA-256 of what the browser's cookie holds, base64url. */
    tokenHash: text("token_hash").notNull().unique("sign_in_tickets_token_unique"),
    purpose: text("purpose", { enum: ticketPurposes }).notNull(),
    /** Whose it is; null = a passkey will tell. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** What a passkey signs. */
    challenge: text("challenge"),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    spentAt: instant("spent_at"),
  },
  (table) => [
    oneOf("sign_in_tickets_purpose_known", table.purpose, ticketPurposes),
    index("sign_in_tickets_expires").on(table.expiresAt),
    index("sign_in_tickets_user").on(table.userId),
  ],
);
