import "server-only";
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { hostname } from "node:os";
import nextEnv from "@next/env";
import { closeDb } from "@/db/client";
import { warnOfRights } from "@/lib/audit/warn-of-rights";
import { countingProcess } from "@/lib/counters";
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import { SettingsError } from "@/lib/settings";
import { loops } from "./work";

/** How long a stopping worker lets what is in flight finish. */
const drainMs = 20_000;

async function main(): Promise<void> {
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: () => undefined });
  env();
  countingProcess.name = "worker";
  const worker = {
    id: `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`,
    hostname: hostname(),
    pid: process.pid,
  };
  const stopping = new AbortController();
  // Each loop listens: more than Node takes for a leak.
  setMaxListeners(50, stopping.signal);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      logger().info({ signal }, "worker stops");
      stopping.abort();
      setTimeout(() => process.exit(1), drainMs).unref();
    });
  }
  logger().info({ worker: worker.id }, "worker started");
  await warnOfRights().catch(() => undefined);
  await Promise.all(Object.values(loops).map((run) => run(worker, stopping.signal)));
  await closeDb();
  logger().info("worker stopped");
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`);
  else logger().fatal({ err: error }, "worker failed");
  process.exitCode = 1;
  // A pool that cannot be closed must not keep a failed process alive.
  setTimeout(() => process.exit(1), 1_000).unref();
});
