import { sql } from "drizzle-orm";
import { check, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { userRoles } from "../../lib/vocabulary";
import { instant, oneOf } from "./columns";

/** People of the back office. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** Lower case. */
    email: text("email").notNull().unique("users_email_unique"),
    name: text("name").notNull(),
    role: text("role", { enum: userRoles }).notNull(),
    /** argon2id in the PHC string format. */
    passwordHash: text("password_hash").notNull(),
    /** Rises whenever their sessions end: a sign-in that had begun before does not come to its end. */
    signInVersion: integer("sign_in_version").notNull().default(0),
    disabledAt: instant("disabled_at"),
    /** Kept here because sessions are forgotten. */
    lastSignedInAt: instant("last_signed_in_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    oneOf("users_role_known", table.role, userRoles),
    check("users_email_lower", sql`${table.email} = lower(${table.email})`),
  ],
);
