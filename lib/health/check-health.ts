import { isMigrated } from "@/db/queries/is-migrated";
import { findRefreshLag } from "@/db/queries/refresh-lag";
import { listTroubledHosts } from "@/db/queries/troubled-hosts";
import { findLastHeartbeat } from "@/db/queries/workers";
import { authHost } from "@/lib/accounts/mirakl-gateway";
import { secondMs } from "@/lib/clock";
import { logger } from "@/lib/logger";
import { type Environment, environments } from "@/lib/vocabulary";

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
    const { seconds, isCatchingUp } = await findRefreshLag(await findPausedEnvironments());
    if (seconds <= refreshLagSeconds) return [];
    logger().info({ seconds: Math.round(seconds), isCatchingUp }, "renewals are late");
    return isCatchingUp ? [] : ["refresh_lag"];
  });
}

/** Whose authentication system does not answer anybody: renewals there wait on purpose, and that is no failure of ours. */
async function findPausedEnvironments(): Promise<Environment[]> {
  const troubled = new Set((await listTroubledHosts()).map(({ host }) => host));
  return environments.filter((environment) => troubled.has(authHost(environment)));
}

async function examine(look: () => Promise<HealthProblem[]>): Promise<Health> {
  const failing = await look().catch((error: unknown): HealthProblem[] => {
    logger().warn({ err: error }, "health check failed");
    return ["database"];
  });
  return { status: failing.length ? "failing" : "ok", failing };
}
