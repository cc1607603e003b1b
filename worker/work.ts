import { runCounters } from "./flush-counters";
import { runBeat } from "./heartbeat";
import { countRecentRefreshes } from "./jobs/count-refreshes";
import { followUpReply } from "./jobs/follow-reply";
import type { JobHandlers } from "./jobs/job";
import { prune } from "./jobs/prune";
import { recheckAccounts } from "./jobs/recheck-application";
import { revokeGrant } from "./jobs/revoke-grant";
import { runPolls } from "./poll-due-accounts";
import { runRenewals } from "./renew-due-tokens";
import { runKeyRotations } from "./rotate-keys";
import { runBulkAccounts } from "./run-bulk-accounts";
import { runJobs } from "./run-jobs";
import { runTaggings } from "./run-taggings";
import { runSealing } from "./seal-audit";

/** Who a worker process is. */
export interface WorkerIdentity {
  id: string;
  hostname: string;
  pid: number;
}
type Loop = (worker: WorkerIdentity, signal: AbortSignal) => Promise<void>;

/** Jobs, on graphile-worker: one process does each, when `addJob` or the schedule says so. */
const jobs: JobHandlers = {
  revoke_grant: revokeGrant,
  recheck_application: recheckAccounts,
  follow_reply: followUpReply,
  count_refreshes: countRecentRefreshes,
  prune,
};

/** When jobs run by themselves, as a crontab in UTC: once for all processes. */
const schedule = ["23 * * * * prune ?jobKey=prune", "*/5 * * * * count_refreshes ?jobKey=count_refreshes"].join("\n");

/**
 * Everything that a worker does. What is due by the second, for every account, has a loop of its own in every process;
 * the rest are jobs.
 */
export const loops: Record<string, Loop> = {
  heartbeat: runBeat,
  renewals: (worker, signal) => runRenewals(worker.id, signal),
  polls: (worker, signal) => runPolls(worker.id, signal),
  "bulk actions": (worker, signal) => runBulkAccounts(worker.id, signal),
  taggings: (_, signal) => runTaggings(signal),
  counters: (_, signal) => runCounters(signal),
  sealing: (_, signal) => runSealing(signal),
  "key rotation": (worker, signal) => runKeyRotations(worker.id, signal),
  jobs: (worker, signal) => runJobs({ jobs, schedule }, worker, signal),
};
