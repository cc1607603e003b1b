import { isMigrated } from "@/db/queries/is-migrated";
import { findRefreshLagSeconds } from "@/db/queries/refresh-lag";
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
export async function checkReadiness(): Promise<Health> {
  return healthOf(await databaseProblems());
}

/** Whether the product does its work: readiness, a worker seen lately, and no renewal waiting too long. */
export async function checkHealth(): Promise<Health> {
  const problems = await databaseProblems();
  if (problems.length > 0) return healthOf(problems);
  const { seenAt, now } = await findLastHeartbeat();
  const isSeen = seenAt !== null && now.getTime() - seenAt.getTime() <= workerSilentMs;
  if (!isSeen) problems.push("worker");
  if (isSeen && (await findRefreshLagSeconds()) > refreshLagSeconds) problems.push("refresh_lag");
  return healthOf(problems);
}

async function databaseProblems(): Promise<HealthProblem[]> {
  try {
    return (await isMigrated()) ? [] : ["migrations"];
  } catch (error) {
    logger().warn({ err: error }, "health check failed");
    return ["database"];
  }
}

function healthOf(failing: HealthProblem[]): Health {
  return { status: failing.length ? "failing" : "ok", failing };
}
