import { Counter, Gauge, Registry } from "prom-client";
import { findUnsealedTail } from "@/db/queries/audit-seals";
import { countJobs } from "@/db/queries/jobs";
import { listMetricTotals } from "@/db/queries/metric-totals";
import { findRefreshLag } from "@/db/queries/refresh-lag";
import { listTroubledHosts } from "@/db/queries/troubled-hosts";
import { findWorkGauges } from "@/db/queries/work-gauges";
import { counterHelp } from "@/lib/counters";
import { flushCounters } from "./flush-counters";

/** Everything that monitoring wants to know, of all processes together, in the text format of Prometheus. */
export async function renderMetrics(): Promise<{ contentType: string; text: string }> {
  await flushCounters();
  const [totals, gauges, lag, troubled, jobs, unsealed] = await Promise.all([
    listMetricTotals(),
    findWorkGauges(),
    findRefreshLag([]),
    listTroubledHosts(),
    countJobs(),
    findUnsealedTail(),
  ]);
  const registry = new Registry();
  for (const [name, { help, labels }] of Object.entries(counterHelp)) {
    const counter = new Counter({ name, help, labelNames: [...labels], registers: [registry] });
    for (const total of totals.filter((row) => row.name === name)) {
      const values = JSON.parse(total.labels) as string[];
      counter.inc(Object.fromEntries(labels.map((label, index) => [label, values[index] ?? ""])), total.value);
    }
  }
  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name, help, registers: [registry] }).set(value);
  gauge("latchkey_refresh_lag_seconds", "How long the longest waiting renewal has been due", Math.max(0, lag.seconds));
  gauge("latchkey_refresh_backlog", "Renewals that are due now", gauges.refreshBacklog);
  gauge("latchkey_poll_lag_seconds", "How long the longest waiting routine call has been due", gauges.pollLagSeconds);
  gauge("latchkey_poll_backlog", "Routine calls that are due now", gauges.pollBacklog);
  gauge("latchkey_revocations_pending", "Revocations that Mirakl has not confirmed", gauges.pendingRevocations);
  gauge("latchkey_audit_unsealed", "Events of the audit trail that wait for their seal", unsealed.count);
  gauge(
    "latchkey_audit_unsealed_seconds",
    "How long the longest waiting of them has waited",
    unsealed.oldestSeconds ?? 0,
  );
  gauge("latchkey_workers", "Workers seen within a minute", gauges.workers);
  const breaker = new Gauge({
    name: "latchkey_host_breaker_open",
    help: "1 for a host that is not called but for probes",
    labelNames: ["host"],
    registers: [registry],
  });
  for (const { host } of troubled) breaker.set({ host }, 1);
  const jobGauge = new Gauge({
    name: "latchkey_jobs",
    help: "One-off jobs; failed ones are kept for a week",
    labelNames: ["job", "state"],
    registers: [registry],
  });
  for (const { name, state, count } of jobs) jobGauge.set({ job: name, state }, count);
  return { contentType: registry.contentType, text: await registry.metrics() };
}
