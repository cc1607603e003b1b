import { integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { historyOutcomes } from "../../lib/vocabulary";
import { instant, oneOf } from "./columns";

/**
 * Refreshes of every ten minutes that are over, counted from `account_history`, so that a week of them is read at once:
 * by outcome, and by how long they took (`db/queries/refresh-counts.ts` says what a bucket holds).
 */
export const refreshCounts = pgTable(
  "refresh_counts",
  {
    startsAt: instant("starts_at").notNull(),
    outcome: text("outcome", { enum: historyOutcomes }).notNull(),
    bucket: smallint("bucket").notNull(),
    refreshes: integer("refreshes").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.startsAt, table.outcome, table.bucket] }),
    oneOf("refresh_counts_outcome_known", table.outcome, historyOutcomes),
  ],
);
