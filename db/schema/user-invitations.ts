import { sql } from "drizzle-orm";
import { check, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { userRoles } from "../../lib/vocabulary";
import { instant, oneOf } from "./columns";

/** People who were invited to the back office. Once they come they are `users`; the row tells later visitors why. */
export const userInvitations = pgTable(
  "user_invitations",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** Lower case. */
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: text("role", { enum: userRoles }).notNull(),
    /** SHA-256 of the link's token, base64url. A new link takes the place of the old one. */
    tokenHash: text("token_hash").notNull().unique("user_invitations_token_unique"),
    /** By name, which outlives the person. */
    invitedBy: text("invited_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    oneOf("user_invitations_role_known", table.role, userRoles),
    check("user_invitations_email_lower", sql`${table.email} = lower(${table.email})`),
    check("user_invitations_ended_once", sql`${table.acceptedAt} is null or ${table.withdrawnAt} is null`),
    uniqueIndex("user_invitations_open")
      .on(table.email)
      .where(sql`${table.acceptedAt} is null and ${table.withdrawnAt} is null`),
  ],
);
