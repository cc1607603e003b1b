import postgres from "postgres";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accountHistory } from "@/db/schema/account-history";
import { accounts } from "@/db/schema/accounts";
import { workers } from "@/db/schema/workers";
import { sampleAccount } from "@/lib/accounts/testing/sample-account";
import { testDatabase } from "@/scripts/testing/test-database";
import { checkHealth, checkReadiness } from "./check-health";

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
const fine = { status: "ok", failing: [] };
const failing = (...problems: string[]) => ({ status: "failing", failing: problems });

beforeEach(async () => {
  await db().delete(workers);
  await db().delete(accounts);
});

async function insertWorker(own: { startedAt?: Date; seenAt?: Date } = {}) {
  await db()
    .insert(workers)
    .values({ id: crypto.randomUUID(), hostname: "here", pid: 1, ...own });
}
async function insertWaiting(own: Parameters<typeof sampleAccount>[0] = {}) {
  const account = sampleAccount({ nextRefreshAt: ago(600), ...own });
  await db().insert(accounts).values(account);
  return account;
}
async function insertRenewal(at: Date) {
  const account = await insertWaiting({ nextRefreshAt: null });
  const entry = { accountId: account.id, kind: "refresh", outcome: "succeeded", trigger: "worker", at } as const;
  await db().insert(accountHistory).values(entry);
}
/** A look at the database as it is while the owner has changed it, and after that is undone. */
async function whileAway(table: string, look: () => Promise<unknown>): Promise<unknown> {
  const owner = postgres((await testDatabase()).url, { max: 1 });
  await owner.unsafe(`alter table ${table} rename to away`);
  const seen = await look();
  await owner.unsafe(`alter table ${table.replace(/[^.]*$/, "away")} rename to ${table.replace(/.*\./, "")}`);
  await owner.end();
  return seen;
}

describe("readiness", () => {
  it("needs the database and its migrations, and no worker", async () => {
    expect(await checkReadiness()).toEqual(fine);
    expect(await whileAway("drizzle.__drizzle_migrations", checkReadiness)).toEqual(failing("migrations"));
  });
});

describe("health", () => {
  it("needs a worker that was seen within a minute", async () => {
    expect(await checkHealth()).toEqual(failing("worker"));
    await insertWorker({ seenAt: ago(70) });
    expect(await checkHealth()).toEqual(failing("worker"));
    await insertWorker({ seenAt: ago(50) });
    expect(await checkHealth()).toEqual(fine);
  });

  it("fails when a renewal waits for more than two minutes, unless it is under way or a person must act", async () => {
    await insertWorker({ startedAt: ago(86_400) });
    await insertWaiting({ nextRefreshAt: ago(100) });
    await insertWaiting({ leaseOwner: "worker", leaseUntil: ago(-30) });
    await insertWaiting({ reconnectRequiredAt: ago(300) });
    expect(await checkHealth()).toEqual(fine);
    await insertWaiting();
    expect(await checkHealth()).toEqual(failing("refresh_lag"));
  });

  it("does not fail while a worker catches up after its start, as long as it makes progress", async () => {
    await insertWorker({ startedAt: ago(300) });
    await insertWaiting();
    expect(await checkHealth()).toEqual(failing("refresh_lag"));
    await insertRenewal(ago(90));
    expect(await checkHealth()).toEqual(failing("refresh_lag"));
    await insertRenewal(ago(10));
    expect(await checkHealth()).toEqual(fine);
  });

  it("fails when a worker has not caught up after an hour, progress or not", async () => {
    await insertWorker({ startedAt: ago(3_700) });
    await insertWaiting();
    await insertRenewal(ago(10));
    expect(await checkHealth()).toEqual(failing("refresh_lag"));
  });

  it("names the database when it cannot be asked, whatever the question", async () => {
    expect(await whileAway("workers", checkHealth)).toEqual(failing("database"));
  });
});
