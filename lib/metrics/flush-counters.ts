import { addMetricTotals } from "@/db/queries/metric-totals";
import { type CounterName, count, takeCounts } from "@/lib/counters";

/** Adds what this process has counted to the totals of all processes; what cannot be stored is counted again. */
export async function flushCounters(): Promise<void> {
  const counts = takeCounts();
  try {
    await addMetricTotals(counts);
  } catch (error) {
    for (const { name, labels, value } of counts) count(name as CounterName, JSON.parse(labels), value);
    throw error;
  }
}
