import { findLastHeartbeat } from "@/db/queries/workers";
import type { WorkerView } from "@/lib/accounts/account-view";
import { minuteMs } from "@/lib/clock";

const lateAfterMs = 2 * minuteMs;
const stoppedAfterMs = 10 * minuteMs;

/** When a worker was last seen, and what that means. */
export async function getWorker(): Promise<WorkerView> {
  const { seenAt, now } = await findLastHeartbeat();
  return { state: workerState(seenAt, now), lastSeenAt: seenAt?.toISOString() ?? null, now: now.toISOString() };
}

export function workerState(seenAt: Date | null, now: Date): WorkerView["state"] {
  if (!seenAt) return "unknown";
  const silentMs = now.getTime() - seenAt.getTime();
  if (silentMs > stoppedAfterMs) return "stopped";
  return silentMs > lateAfterMs ? "late" : "running";
}
