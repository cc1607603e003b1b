/** What this process has counted since it was last asked. Kept in memory; `lib/metrics` adds it to the database's totals. */
const counts = new Map<string, { name: string; labels: string; value: number }>();

/** Counters that `/api/metrics` shows, with what their labels are. */
export const counterHelp = {
  latchkey_refreshes_total: { help: "Token refreshes by the worker", labels: ["environment", "outcome"] },
  latchkey_polls_total: {
    help: "Routine calls: pulls of messages and checks of credentials",
    labels: ["kind", "outcome"],
  },
  latchkey_messages_pulled_total: { help: "Messages that were new", labels: [] },
  latchkey_revocations_total: { help: "Revocations at Mirakl", labels: ["outcome"] },
  latchkey_bulk_accounts_total: { help: "Accounts that bulk actions are done with", labels: ["kind", "outcome"] },
  latchkey_jobs_total: { help: "Jobs that were tried", labels: ["job", "outcome"] },
  latchkey_secret_reads_total: { help: "Stored secrets that were opened", labels: ["secret", "process"] },
  latchkey_host_calls_total: { help: "Calls to Mirakl's hosts", labels: ["host", "outcome"] },
  latchkey_host_call_seconds_total: { help: "Time that calls to Mirakl's hosts took", labels: ["host"] },
} as const;
export type CounterName = keyof typeof counterHelp;

/** What this process is, for counters that tell it: persons act in `web`, the worker by itself. */
export const countingProcess: { name: "web" | "worker" } = { name: "web" };

/** @param labels in the order of {@link counterHelp}; never a secret, and few different values */
export function count(name: CounterName, labels: readonly string[], by = 1): void {
  const key = JSON.stringify(labels);
  const known = counts.get(name + key) ?? { name, labels: key, value: 0 };
  known.value += by;
  counts.set(name + key, known);
}

/** Takes all counts out. */
export function takeCounts(): { name: string; labels: string; value: number }[] {
  const taken = [...counts.values()];
  counts.clear();
  return taken;
}
