import { sql } from "drizzle-orm";
import { check, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { users } from "./users";

/** Runs that re-seal everything with another master key. What is left to do is asked of the sealed rows, never stored. */
export const keyRotations = pgTable(
  "key_rotations",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** Master key that seals everything in the end. */
    targetKeyId: text("target_key_id").notNull(),
    /** The other keys that sealed something when it started. */
    formerKeyIds: text("former_key_ids").array().notNull(),
    requestedBy: text("requested_by").notNull(),
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
    startedAt: instant("started_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
    /** Data keys and values that were to be re-sealed when it started. */
    total: integer("total").notNull(),
    resealed: integer("resealed").notNull().default(0),
    /** What could not be opened in the pass that goes on, or in the last one. */
    unreadable: integer("unreadable").notNull().default(0),
    /** Why nobody goes on with it now. */
    problemCode: text("problem_code"),
    leaseOwner: text("lease_owner"),
    leaseUntil: instant("lease_until"),
  },
  (table) => [
    // Starting a second one joins the first.
    uniqueIndex("key_rotations_one_at_a_time")
      .on(sql`(${table.finishedAt} is null)`)
      .where(sql`${table.finishedAt} is null`),
    check("key_rotations_lease_whole", sql`(${table.leaseOwner} is null) = (${table.leaseUntil} is null)`),
  ],
);
