import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { instant } from "./columns";

/** Words that people put on accounts. A tag that no account has is forgotten. */
export const tags = pgTable(
  "tags",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("tags_name_unique").on(sql`lower(${table.name})`),
    check("tags_name_length", sql`char_length(${table.name}) between 1 and 40`),
  ],
);

export const accountTags = pgTable(
  "account_tags",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    tagId: uuid("tag_id")
      .notNull()
      .references(() => tags.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.tagId] }),
    index("account_tags_tag").on(table.tagId, table.accountId),
  ],
);
