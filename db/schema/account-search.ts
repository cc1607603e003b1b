import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
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
    /** The name in lower case: who looks for a word or a host reads in this order what fits, and asks no account. */
    nameKey: text("name_key").notNull(),
    /** Lower case: a space, the words alone with a space between each, then everything as it is written. */
    text: text("text").notNull(),
    /** Too long to stand in an index. */
    isLong: boolean("is_long").notNull().generatedAlwaysAs(sql`octet_length(text) > 1000`),
  },
  (table) => [
    index("account_search_host").on(table.host, table.nameKey, table.accountId),
    // With the text beside the name (by hand), so that looking for a word visits no row.
    index("account_search_name").on(table.nameKey, table.accountId).where(sql`not ${table.isLong}`),
    index("account_search_name_long").on(table.nameKey, table.accountId).where(sql`${table.isLong}`),
    index("account_search_text").using("gin", sql`${table.text} gin_trgm_ops`),
  ],
);
