import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";

/**
 * What an account is found by, kept true by triggers on `accounts` (see the migration). Apart from it, because a
 * renewal writes an entry into every index of a table, and these would be its most expensive ones.
 */
export const accountSearch = pgTable(
  "account_search",
  {
    accountId: uuid("account_id")
      .primaryKey()
      .references(() => accounts.id, { onDelete: "cascade" }),
    host: text("host"),
    /** Lower case: a space, the words alone with a space between each, then everything as it is written. */
    text: text("text").notNull(),
  },
  (table) => [
    index("account_search_host").on(table.host),
    index("account_search_text").using("gin", sql`${table.text} gin_trgm_ops`),
  ],
);
