import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { users } from "./users";

/** One sign-in. The cookie holds only its id, sealed by next-auth; every request reads the row, so ending it counts at once. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** A person of the back office; null = a seller, who is what `session_identities` says. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
    /** Of the back office, written at most once a minute. */
    lastSeenAt: instant("last_seen_at"),
    /** What the browser called itself and where it called from when it was last seen. */
    userAgent: text("user_agent"),
    address: text("address"),
  },
  (table) => [index("sessions_user").on(table.userId)],
);
