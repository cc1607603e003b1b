import { listTroubledHosts } from "@/db/queries/troubled-hosts";
import { findLastHeartbeat } from "@/db/queries/workers";
import type { WorkerView } from "@/lib/accounts/account-view";
import { storedErrorView } from "@/lib/accounts/error-view";
import { type Person, requireRole } from "@/lib/actor";
import { minuteMs } from "@/lib/clock";

const lateAfterMs = 2 * minuteMs;
const stoppedAfterMs = 10 * minuteMs;

/** When a worker was last seen and what that means, and which hosts are not called. */
export async function getWorker(person: Person): Promise<WorkerView> {
  requireRole(person, "admin", "viewer");
  const [{ seenAt, now }, troubled] = await Promise.all([findLastHeartbeat(), listTroubledHosts()]);
  return {
    state: workerState(seenAt, now),
    lastSeenAt: seenAt?.toISOString() ?? null,
    troubledHosts: troubled.map(({ host, openedAt, retryAt, lastErrorCode }) => ({
      host,
      since: openedAt.toISOString(),
      retryAt: retryAt.toISOString(),
      message: storedErrorView({ lastErrorCode, lastErrorDetails: { host } })?.message ?? "",
    })),
    now: now.toISOString(),
  };
}

export function workerState(seenAt: Date | null, now: Date): WorkerView["state"] {
  if (!seenAt) return "unknown";
  const silentMs = now.getTime() - seenAt.getTime();
  if (silentMs > stoppedAfterMs) return "stopped";
  return silentMs > lateAfterMs ? "late" : "running";
}
