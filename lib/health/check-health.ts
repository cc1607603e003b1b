import { isMigrated } from "@/db/queries/is-migrated";
import { findRefreshLag } from "@/db/queries/refresh-lag";
import { findLastHeartbeat } from "@/db/queries/workers";
import { secondMs } from "@/lib/clock";
import { logger } from "@/lib/logger";

/** What can be wrong; strangers learn no more than these words. */
export type HealthProblem = "database" | "migrations" | "worker" | "refresh_lag";
export interface Health {
  status: "ok" | "failing";
  failing: HealthProblem[];
}

const workerSilentMs = 60 * secondMs;
const refreshLagSeconds = 120;

/** Whether this process can serve: for load balancers. */
export function checkReadiness(): Promise<Health> {
  return examine(async () => ((await isMigrated()) ? [] : ["migrations"]));
}

/** Whether the product does its work: readiness, a worker seen lately, and no renewal waiting too long. */
export function checkHealth(): Promise<Health> {
  return examine(async () => {
    if (!(await isMigrated())) return ["migrations"];
    const { seenAt, now } = await findLastHeartbeat();
    if (seenAt === null || now.getTime() - seenAt.getTime() > workerSilentMs) return ["worker"];
    const { seconds, isCatchingUp } = await findRefreshLag();
    if (seconds <= refreshLagSeconds) return [];
    logger().info({ seconds: Math.round(seconds), isCatchingUp }, "renewals are late");
    return isCatchingUp ? [] : ["refresh_lag"];
  });
}

async function examine(look: () => Promise<HealthProblem[]>): Promise<Health> {
  const failing = await look().catch((error: unknown): HealthProblem[] => {
    logger().warn({ err: error }, "health check failed");
    return ["database"];
  });
  return { status: failing.length ? "failing" : "ok", failing };
}
