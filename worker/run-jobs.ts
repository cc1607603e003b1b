import "server-only";
import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { type LogFunctionFactory, Logger, run, type Task, type TaskList, type WorkerEvents } from "graphile-worker";
import { jobsConnection } from "@/db/jobs-connection";
import { saveHeartbeat } from "@/db/queries/workers";
import { count } from "@/lib/counters";
import { env } from "@/lib/env";
import { toAppError } from "@/lib/errors/app-error";
import type { JobName, JobPayloads } from "@/lib/jobs";
import { logger } from "@/lib/logger";
import type { JobHandler, JobHandlers } from "./jobs/job";
import { runLoop } from "./run-loop";
import type { WorkerIdentity } from "./work";

/** Jobs at once in one process. */
const concurrency = 8;
/** Milliseconds between looks for jobs whose time has come; a new one is noticed at once. */
const pollIntervalMs = 1_000;
const restartMs = 1_000;
/** A job that this process has taken and has no place for goes back for others. */
const passOnAfterMs = 5_000;
/** Longer than the worker's own drain: what may be finished is finished. */
const abortAfterMs = 15_000;

/** Runs jobs until the worker stops; those in flight are finished first. A runner that ends by itself is started anew. */
export function runJobs(
  { jobs, schedule }: { jobs: JobHandlers; schedule: string },
  worker: WorkerIdentity,
  signal: AbortSignal,
): Promise<void> {
  return runLoop(
    "jobs",
    async () => {
      const events: WorkerEvents = new EventEmitter();
      events.once("pool:create", ({ workerPool }) => {
        // By this others find out whose jobs a silent worker has.
        saveHeartbeat({ ...worker, jobPool: workerPool.id }).catch((error: unknown) =>
          logger().error({ err: error }, "job pool could not be stored"),
        );
      });
      const runner = await run({
        ...jobsConnection(env().DATABASE_URL, { name: "latchkey jobs", max: concurrency }),
        taskList: toTaskList(jobs, worker),
        crontab: schedule,
        concurrency,
        pollInterval: pollIntervalMs,
        gracefulShutdownAbortTimeout: abortAfterMs,
        noHandleSignals: true,
        logger: new Logger(toOurLog),
        // One process asks for as many jobs as it can do, instead of each of its places for itself.
        preset: { worker: { localQueue: { size: concurrency, ttl: passOnAfterMs } } },
        events,
      });
      const stop = () => void runner.stop().catch(() => undefined);
      signal.addEventListener("abort", stop, { once: true });
      if (signal.aborted) stop();
      try {
        await runner.promise;
      } finally {
        signal.removeEventListener("abort", stop);
      }
      return restartMs;
    },
    signal,
  );
}

function toTaskList(jobs: JobHandlers, worker: WorkerIdentity): TaskList {
  const names = Object.keys(jobs) as JobName[];
  return Object.fromEntries(names.map((name) => [name, toTask(name, jobs[name] as JobHandler<JobName>, worker)]));
}

/** One of the edges where errors become values: what graphile-worker stores and logs of one is its code alone. */
function toTask(name: JobName, handle: JobHandler<JobName>, worker: WorkerIdentity): Task {
  return async (payload, { job, abortSignal }) => {
    const owner = `worker ${worker.id} ${randomUUID()}`;
    try {
      await handle(payload as JobPayloads[JobName], { owner, signal: abortSignal ?? new AbortController().signal });
      count("latchkey_jobs_total", [name, "succeeded"]);
    } catch (error) {
      const { code } = toAppError(error);
      count("latchkey_jobs_total", [name, code]);
      logger().error({ job: name, jobId: job.id, attempt: job.attempts, err: error }, "job failed");
      throw new Error(code);
    }
  };
}

/** What graphile-worker says of itself. Failures of jobs are told above. */
const toOurLog: LogFunctionFactory = () => (level, message, meta) => {
  const [sentence] = message.split("\n");
  const isOfJob = meta && ("failure" in meta || "success" in meta);
  if (isOfJob || level === "debug") return;
  logger()[level === "error" ? "error" : level === "warning" ? "warn" : "debug"]({ of: "jobs" }, sentence);
};
