import { asc, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { metricTotals } from "../schema/metric-totals";

export type MetricTotalRow = typeof metricTotals.$inferSelect;

/** Adds what a process has counted to the totals of all. Rows are taken in one order, so that processes never block each other. */
export async function addMetricTotals(counts: readonly MetricTotalRow[], on: Executor = db()): Promise<void> {
  if (counts.length === 0) return;
  const rows = [...counts].sort((one, other) =>
    `${one.name}${one.labels}`.localeCompare(`${other.name}${other.labels}`),
  );
  await on
    .insert(metricTotals)
    .values(rows)
    .onConflictDoUpdate({
      target: [metricTotals.name, metricTotals.labels],
      set: { value: sql`${metricTotals.value} + excluded.value` },
    });
}

export async function listMetricTotals(on: Executor = db()): Promise<MetricTotalRow[]> {
  return on.select().from(metricTotals).orderBy(asc(metricTotals.name), asc(metricTotals.labels));
}
