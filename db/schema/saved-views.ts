import { isNotNull, isNull, sql } from "drizzle-orm";
import { boolean, check, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { type AccountSort, tableDensities } from "../../lib/vocabulary";
import { instant, oneOf } from "./columns";
import { users } from "./users";

/** Views of the accounts table that people gave a name. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** Whose it is; null = everybody's. */
    ownerId: uuid("owner_id").references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** Address parameters of the accounts table: filters and order. */
    query: text("query").notNull(),
    columns: jsonb("columns").$type<AccountSort[]>().notNull(),
    density: text("density", { enum: tableDensities }).notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    oneOf("saved_views_density_known", table.density, tableDensities),
    check("saved_views_name_length", sql`char_length(${table.name}) between 1 and 60`),
    uniqueIndex("saved_views_own_unique").on(table.ownerId, sql`lower(${table.name})`).where(isNotNull(table.ownerId)),
    uniqueIndex("saved_views_shared_unique").on(sql`lower(${table.name})`).where(isNull(table.ownerId)),
  ],
);

/** How each person has their accounts table. */
export const accountTableSettings = pgTable(
  "account_table_settings",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The columns that show, in order. */
    columns: jsonb("columns").$type<AccountSort[]>().notNull(),
    density: text("density", { enum: tableDensities }).notNull(),
    /** Whether keys like R act without Ctrl or the like. */
    singleKeys: boolean("single_keys").notNull().default(true),
    /** What the table opens with; null = all accounts. */
    defaultViewId: uuid("default_view_id").references(() => savedViews.id, { onDelete: "set null" }),
  },
  (table) => [oneOf("account_table_settings_density_known", table.density, tableDensities)],
);
