import { doublePrecision, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

/** Counters of all processes together, for `/api/metrics`: each process adds what it has counted every few seconds. */
export const metricTotals = pgTable(
  "metric_totals",
  {
    name: text("name").notNull(),
    /** `key=value` pairs in a fixed order, as JSON. */
    labels: text("labels").notNull(),
    value: doublePrecision("value").notNull(),
  },
  (table) => [primaryKey({ columns: [table.name, table.labels] })],
);
