import { sql } from "drizzle-orm";
import type { JobName, JobPayloads, JobState } from "../../lib/jobs";
import { db, type Executor } from "../client";

/**
 * Adds a job, in the transaction of what it is about: it runs once that is committed, and never if it is not.
 * @param job.key what it is about; a job of the same name and key that waits is replaced by this one
 * @param job.inMs milliseconds from now; absent = at once
 */
export async function addJob<Name extends JobName>(
  job: { name: Name; payload: JobPayloads[Name]; key: string; inMs?: number },
  on: Executor = db(),
): Promise<void> {
  const runAt = sql`now() + make_interval(secs => ${(job.inMs ?? 0) / 1000})`;
  await on.execute(sql`
    select from graphile_worker.add_job(${job.name}, ${JSON.stringify(job.payload)}::json, run_at => ${runAt},
      job_key => ${`${job.name}:${job.key}`})`);
}

/** Lets other processes carry on with the jobs of workers that have not been seen for so long. */
export async function releaseJobsOfSilentWorkers(silentSeconds: number, on: Executor = db()): Promise<void> {
  await on.execute(sql`
    select graphile_worker.force_unlock_workers(array_agg(job_pool)) from workers
    where job_pool is not null and seen_at < now() - make_interval(secs => ${silentSeconds})
    having count(*) > 0`);
}

/** Deletes jobs of which no attempt is left, a while after the last one. */
export async function deleteFailedJobs(afterDays: number, on: Executor = db()): Promise<void> {
  await on.execute(sql`
    delete from graphile_worker._private_jobs
    where attempts >= max_attempts and locked_at is null and updated_at < now() - make_interval(days => ${afterDays})`);
}

/** How many jobs there are of each name in each state. */
export async function countJobs(on: Executor = db()): Promise<{ name: string; state: JobState; count: number }[]> {
  return on.execute<{ name: string; state: JobState; count: number }>(sql`
    select task_identifier as name,
      case when locked_at is not null then 'running' when attempts >= max_attempts then 'failed'
        when run_at <= now() then 'due' else 'waiting' end as state,
      count(*)::int as count
    from graphile_worker.jobs group by 1, 2`);
}
