import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findAccount } from "@/db/queries/accounts";
import { addJob } from "@/db/queries/jobs";
import { accountHistory } from "@/db/schema/account-history";
import { accounts } from "@/db/schema/accounts";
import { troubledHosts } from "@/db/schema/hosts";
import { workers } from "@/db/schema/workers";
import { insertSampleAccount } from "@/lib/accounts/testing/insert-sample-account";
import { freshToken, startTokenEndpoint, type TokenRequest } from "@/lib/accounts/testing/token-endpoint";
import { tokenStatus } from "@/lib/accounts/token-status";
import { sleep } from "@/lib/clock";
import { startWorker } from "./testing/start-worker";

let endpoint: Awaited<ReturnType<typeof startTokenEndpoint>>;
let worker: Awaited<ReturnType<typeof startWorker>>;

beforeAll(async () => {
  endpoint = await startTokenEndpoint();
  vi.stubEnv("MIRAKL_AUTH_URL_PRODUCTION", endpoint.origin);
});
afterAll(async () => {
  await endpoint.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db().delete(accounts);
  await db().delete(workers);
  // A killed worker may leave the host in trouble, which the next one would ask one at a time.
  await db().delete(troubledHosts);
  endpoint.requests.length = 0;
  endpoint.answer = () => freshToken();
});
afterEach(async () => {
  await worker.stop("SIGKILL");
});

const due = { nextRefreshAt: new Date(Date.now() - 1_000) };
const asked = (clientId: string) => endpoint.requests.filter(({ form }) => form.client_id === clientId).length;
const versionOf = async (id: string) => (await findAccount(id))?.version;
const historyOf = (id: string) =>
  db().select().from(accountHistory).where(eq(accountHistory.accountId, id)).orderBy(accountHistory.id);

describe("the worker", () => {
  it("keeps tokens alive that live for seconds, and asks for none more often than every five", async () => {
    await insertSampleAccount({ ...due, clientId: "short" });
    await insertSampleAccount({ ...due, clientId: "hardly" });
    await insertSampleAccount({ ...due, clientId: "long" });
    endpoint.answer = ({ form }: TokenRequest) =>
      freshToken(form.client_id === "short" ? 12 : form.client_id === "hardly" ? 1 : 3600);
    worker = await startWorker(process.env);
    await expect.poll(() => asked("short"), { timeout: 5_000 }).toBe(1);
    const startedAt = Date.now();
    const seen = new Set<string>();
    while (asked("short") < 3 && Date.now() - startedAt < 40_000) {
      const [short] = await db().select().from(accounts).where(eq(accounts.clientId, "short"));
      if (short && short.version > 1) seen.add(tokenStatus(short, new Date()));
      await sleep(50);
    }
    expect(asked("short")).toBe(3);
    expect([...seen]).toEqual(["active"]);
    expect(asked("hardly")).toBeLessThanOrEqual(1 + Math.ceil((Date.now() - startedAt) / 5_000));
    expect(asked("long")).toBe(1);
  }, 60_000);

  it("renews everything that is due once, sixteen at a time", async () => {
    for (let index = 0; index < 40; index++) await insertSampleAccount(due);
    let openGate: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      openGate = resolve;
    });
    endpoint.answer = async () => {
      await gate;
      return freshToken();
    };
    worker = await startWorker(process.env);
    await expect.poll(() => endpoint.requests.length, { timeout: 10_000 }).toBe(16);
    // Long enough for another pass.
    await sleep(1_500);
    expect(endpoint.requests).toHaveLength(16);
    openGate();
    await expect.poll(() => db().$count(accounts, eq(accounts.version, 2)), { timeout: 10_000 }).toBe(40);
    expect(endpoint.requests).toHaveLength(40);
  });

  it("calls a host that is back one at a time, however much has waited", async () => {
    for (let index = 0; index < 12; index++) await insertSampleAccount(due);
    const trouble = { host: new URL(endpoint.origin).host, retryAt: new Date(), lastErrorCode: "connection_refused" };
    await db().insert(troubledHosts).values(trouble);
    let atOnce = 0;
    let most = 0;
    endpoint.answer = async () => {
      most = Math.max(most, ++atOnce);
      await sleep(50);
      atOnce -= 1;
      return freshToken();
    };
    worker = await startWorker(process.env);
    await expect.poll(() => db().$count(accounts, eq(accounts.version, 2)), { timeout: 10_000 }).toBe(12);
    expect(most).toBe(1);
    expect(await db().$count(troubledHosts)).toBe(0);
  });

  it("keeps the probe of a troubled host for when something is due", async () => {
    const { id } = await insertSampleAccount({ nextRefreshAt: new Date(Date.now() + 3_600_000) });
    const { host } = new URL(endpoint.origin);
    await db().insert(troubledHosts).values({ host, retryAt: new Date(), lastErrorCode: "connection_refused" });
    worker = await startWorker(process.env);
    await expect.poll(() => db().$count(workers), { timeout: 5_000 }).toBe(1);
    await sleep(2_500);
    await db().update(accounts).set(due).where(eq(accounts.id, id));
    await expect.poll(() => versionOf(id), { timeout: 5_000 }).toBe(2);
  });

  it("backs off from a host that cannot answer, and stops at rejected credentials", async () => {
    const failing = await insertSampleAccount({ ...due, clientId: "failing" });
    const rejected = await insertSampleAccount({ ...due, clientId: "rejected" });
    endpoint.answer = ({ form }: TokenRequest) =>
      form.client_id === "failing"
        ? { status: 503, headers: { "retry-after": "60" }, body: {} }
        : { status: 401, body: { error: "invalid_client" } };
    worker = await startWorker(process.env);
    await expect.poll(async () => (await historyOf(rejected.id)).length, { timeout: 5_000 }).toBe(1);
    await sleep(2_500);
    expect([asked("failing"), asked("rejected")]).toEqual([1, 1]);
    expect(await findAccount(failing.id)).toMatchObject({ failureCount: 1, reconnectRequiredAt: null });
    expect(await findAccount(rejected.id)).toMatchObject({
      nextRefreshAt: null,
      reconnectRequiredAt: expect.any(Date),
    });
    expect(await historyOf(failing.id)).toMatchObject([{ trigger: "worker", outcome: "failed", userId: null }]);
  });

  it("stores what is on its way before it ends, and signs off", async () => {
    const { id } = await insertSampleAccount(due);
    endpoint.answer = async () => {
      await sleep(1_500);
      return freshToken();
    };
    worker = await startWorker(process.env);
    await expect.poll(() => endpoint.requests.length, { timeout: 5_000 }).toBe(1);
    await expect.poll(() => db().$count(workers), { timeout: 5_000 }).toBe(1);
    const stoppedAt = Date.now();
    expect(await worker.stop()).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(10_000);
    expect(await findAccount(id)).toMatchObject({ version: 2, leaseOwner: null });
    expect(await db().$count(workers)).toBe(0);
  });

  it("ends at once when nothing is on its way", async () => {
    worker = await startWorker(process.env);
    await expect.poll(() => db().$count(workers), { timeout: 5_000 }).toBe(1);
    const stoppedAt = Date.now();
    expect(await worker.stop()).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(4_000);
  });

  it("leaves to the next one what it was killed over, once the lease is over", async () => {
    const { id } = await insertSampleAccount(due);
    endpoint.answer = async () => {
      await sleep(60_000);
      return freshToken();
    };
    worker = await startWorker(process.env);
    await expect.poll(() => endpoint.requests.length, { timeout: 5_000 }).toBe(1);
    expect(await worker.stop("SIGKILL")).toBeNull();
    endpoint.answer = () => freshToken();
    worker = await startWorker(process.env);
    await sleep(2_500);
    expect(endpoint.requests).toHaveLength(1);
    await db().update(accounts).set({ leaseUntil: sql`now() - interval '1 second'` }).where(eq(accounts.id, id));
    await expect.poll(() => versionOf(id), { timeout: 5_000 }).toBe(2);
    expect((await historyOf(id)).map(({ outcome }) => outcome)).toEqual(["interrupted", "succeeded"]);
  });

  it("forgets history that is older than thirty days, however much there is", async () => {
    const { id } = await insertSampleAccount();
    await db().execute(sql`insert into account_history (account_id, kind, outcome, trigger, at)
      select ${id}, 'refresh', 'succeeded', 'worker', now() - interval '29 days' - n * interval '1 hour'
      from generate_series(1, 12000) as n`);
    worker = await startWorker(process.env);
    await addJob({ name: "prune", payload: {}, key: "test" });
    await expect.poll(() => db().$count(accountHistory), { timeout: 30_000 }).toBe(23);
  }, 40_000);

  it("says in one sentence what setting it lacks, and ends", async () => {
    await expect(startWorker({ ...process.env, ENCRYPTION_KEYS: "" })).rejects.toThrow("ended before it started");
  });
});
