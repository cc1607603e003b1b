import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { addJob, countJobs } from "@/db/queries/jobs";
import { saveHeartbeat } from "@/db/queries/workers";
import { accountHistory } from "@/db/schema/account-history";
import { workers } from "@/db/schema/workers";
import { insertSampleAccount } from "@/lib/accounts/testing/insert-sample-account";
import type { JobName } from "@/lib/jobs";
import { startWorker } from "./testing/start-worker";

const started: Awaited<ReturnType<typeof startWorker>>[] = [];
const start = async () => {
  const worker = await startWorker(process.env);
  started.push(worker);
  return worker;
};

beforeEach(async () => {
  await db().delete(workers);
  await db().execute(sql`delete from graphile_worker._private_jobs`);
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((worker) => worker.stop("SIGKILL")));
});

const jobRows = (name: JobName) =>
  db().execute<{ id: string; attempts: number; last_error: string | null; locked_by: string | null }>(
    sql`select id, attempts, last_error, locked_by from graphile_worker.jobs where task_identifier = ${name}`,
  );
/** A worker that took a job and was not seen since then. */
async function takeJobAway(name: JobName, silentSeconds: number): Promise<void> {
  const jobPool = `pool-${randomUUID()}`;
  await saveHeartbeat({ id: jobPool, hostname: "gone", pid: 1, jobPool });
  await db().execute(sql`update workers set seen_at = now() - make_interval(secs => ${silentSeconds})
    where job_pool = ${jobPool}`);
  await db().execute(sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = ${jobPool}, attempts = 1
    where task_id = (select id from graphile_worker._private_tasks where identifier = ${name})`);
}
async function insertOldHistory(): Promise<void> {
  const { id } = await insertSampleAccount();
  await db().execute(sql`insert into account_history (account_id, kind, outcome, trigger, at)
    values (${id}, 'refresh', 'succeeded', 'worker', now() - interval '31 days')`);
}
const oldHistory = () => db().$count(accountHistory, sql`${accountHistory.at} < now() - interval '30 days'`);

describe("a job", () => {
  it("runs once what it is about is committed, and not at all if that is rolled back", async () => {
    await start();
    await insertOldHistory();
    const rolledBack = db().transaction(async (on) => {
      await addJob({ name: "prune", payload: {}, key: "rolled back" }, on);
      on.rollback();
    });
    await expect(rolledBack).rejects.toThrow();
    expect(await jobRows("prune")).toEqual([]);
    await db().transaction((on) => addJob({ name: "prune", payload: {}, key: "kept" }, on));
    await expect.poll(oldHistory, { timeout: 10_000 }).toBe(0);
    await expect.poll(() => jobRows("prune"), { timeout: 5_000 }).toEqual([]);
  });

  it("is done once, and by no two of several workers", async () => {
    await Promise.all([start(), start()]);
    for (let index = 0; index < 20; index++) {
      await addJob({ name: "recheck_application", payload: { applicationId: randomUUID() }, key: `${index}` });
    }
    await expect.poll(() => jobRows("recheck_application"), { timeout: 10_000 }).toEqual([]);
    const done = started.flatMap((worker) => worker.log().match(/accounts are checked with/g) ?? []);
    expect(done).toHaveLength(20);
  });

  it("that waits is replaced by a newer one of the same key", async () => {
    const replyId = randomUUID();
    for (const inMs of [3_600_000, 60_000]) {
      await addJob({ name: "follow_reply", payload: { replyId }, key: replyId, inMs });
    }
    expect(await countJobs()).toEqual([{ name: "follow_reply", state: "waiting", count: 1 }]);
  });

  it("of a worker that was killed is done by another within a minute, not after hours", async () => {
    await insertOldHistory();
    await addJob({ name: "prune", payload: {}, key: "taken" });
    await takeJobAway("prune", 61);
    await start();
    await expect.poll(oldHistory, { timeout: 15_000 }).toBe(0);
  });

  it("of a worker that was seen just now is left to it", async () => {
    await insertOldHistory();
    await addJob({ name: "prune", payload: {}, key: "taken" });
    await takeJobAway("prune", 20);
    const worker = await start();
    await addJob({ name: "recheck_application", payload: { applicationId: randomUUID() }, key: "another" });
    await expect.poll(() => worker.log(), { timeout: 10_000 }).toContain("accounts are checked with");
    expect(await oldHistory()).toBe(1);
  });

  it("that fails is tried again later, and nothing but an error's code is kept of it", async () => {
    const worker = await start();
    const notAnId = "f00d-not-an-id";
    await addJob({ name: "follow_reply", payload: { replyId: notAnId }, key: "broken" });
    await expect
      .poll(() => jobRows("follow_reply"), { timeout: 10_000 })
      .toMatchObject([{ attempts: 1, last_error: "internal", locked_by: null }]);
    expect(worker.log()).toContain('"msg":"job failed"');
    expect(worker.log()).not.toContain(notAnId);
  });
});
