import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { bulkRunAccounts, bulkRuns } from "@/db/schema/bulk-runs";
import { troubledHosts } from "@/db/schema/hosts";
import { accountFilterOf, parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { insertSampleAccount } from "@/lib/accounts/testing/insert-sample-account";
import { revocationPath } from "@/lib/accounts/testing/token-endpoint";
import {
  connectSample,
  insertGrantedAccount,
  insertSampleApplication,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { type SampleUser, sampleUser } from "@/lib/users/testing/sample-user";
import { startWorker } from "@/worker/testing/start-worker";
import type { BulkRunAsk } from "./bulk-input";
import { getBulkRun } from "./get-bulk-run";
import { listBulkRunAccounts } from "./list-bulk-run-accounts";
import { startBulkRun } from "./start-bulk-run";
import { undoBulkRun } from "./undo-bulk-run";

let mirakl: ScriptedMirakl;
let person: SampleUser;
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
  person = await sampleUser("admin");
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db().delete(bulkRuns);
  await db().delete(accounts);
  await db().delete(troubledHosts);
});
afterEach(async () => {
  mirakl.overrides = {};
  await worker?.stop("SIGKILL");
  await db().delete(troubledHosts);
});

const selection = { filter: accountFilterOf(parseAccountListQuery(new URLSearchParams())), except: [] };
const start = (own: Partial<BulkRunAsk>) => startBulkRun({ kind: "verify", selection, reason: null, ...own }, person);
const untilFinished = async (runId: string) => {
  worker ??= await startWorker(process.env);
  if (!worker.isRunning()) worker = await startWorker(process.env);
  const isFinished = async () => (await getBulkRun(runId, person)).finishedAt !== null;
  await expect.poll(isFinished, { timeout: 50_000, interval: 100 }).toBe(true);
};
const outcomes = async (runId: string) => {
  const query = { outcomes: ["pending", "done", "skipped", "failed"] as const, after: 0 };
  const { accounts: rows } = await listBulkRunAccounts(
    { runId, query: { ...query, outcomes: [...query.outcomes] } },
    person,
  );
  return rows.map(({ name, outcome, skipReason, error }) => [name, outcome, skipReason ?? error?.code ?? null]);
};
const tagsOf = async (tag: string) =>
  (
    await db().execute<{ name: string }>(sql`
      select a.name from accounts a join account_tags on account_id = a.id join tags on tags.id = tag_id
      where tags.name = ${tag} order by 1`)
  ).map(({ name }) => name);

describe("a bulk action", () => {
  it("revokes what was granted, once, with its reason, and leaves the rest", async () => {
    const application = await insertSampleApplication();
    const [first, before] = [1, 2].map(() => mirakl.addGrant({ clientId: application.clientId }));
    if (!first || !before) throw new Error("no grant");
    await insertGrantedAccount(application, first, { name: "A granted" });
    const revoked = await insertGrantedAccount(application, before, { name: "B revoked meanwhile" });
    await insertSampleAccount({ name: "C client" });
    const { runId } = await start({ kind: "revoke", reason: "Contract ended", confirmation: "2" });
    await revokeAccess({ accountId: revoked.id, reason: "By hand" }, person);
    await untilFinished(runId);
    expect(await outcomes(runId)).toEqual([
      ["A granted", "done", null],
      ["B revoked meanwhile", "skipped", "revoked"],
      ["C client", "skipped", "client_credentials"],
    ]);
    expect([first, before].map(({ isAlive, reasons }) => [isAlive, reasons])).toEqual([
      [false, ["Contract ended"]],
      [false, ["By hand"]],
    ]);
    // As a process leaves it that ended between the revocation and its result.
    const asked = mirakl.asked(application.clientId, revocationPath).length;
    await db().update(bulkRuns).set({ finishedAt: null });
    await db().update(bulkRunAccounts).set({ outcome: "pending" }).where(eq(bulkRunAccounts.accountName, "A granted"));
    await untilFinished(runId);
    expect((await outcomes(runId))[0]).toEqual(["A granted", "done", null]);
    expect(mirakl.asked(application.clientId, revocationPath)).toHaveLength(asked);
  }, 90_000);

  it("adds a tag, and undoing takes it from those alone that had not had it", async () => {
    const had = await insertSampleAccount({ name: "A" });
    await insertSampleAccount({ name: "B" });
    const first = await start({ kind: "tag", tag: "Key account", selection: { ids: [had.id] } });
    await untilFinished(first.runId);
    const { runId } = await start({ kind: "tag", tag: "key account" });
    await untilFinished(runId);
    expect(await outcomes(runId)).toEqual([
      ["A", "skipped", "unchanged"],
      ["B", "done", null],
    ]);
    expect(await tagsOf("Key account")).toEqual(["A", "B"]);
    const undone = await undoBulkRun({ runId }, person);
    await untilFinished(undone.runId);
    expect(await tagsOf("Key account")).toEqual(["A"]);
  }, 90_000);

  it("tags one by one what a web process of the version before has started", async () => {
    await insertSampleAccount({ name: "A" });
    const { runId } = await start({ kind: "tag", tag: "Key account" });
    await db().update(bulkRunAccounts).set({ host: "" }).where(eq(bulkRunAccounts.runId, runId));
    await untilFinished(runId);
    expect(await outcomes(runId)).toEqual([["A", "done", null]]);
    expect(await tagsOf("Key account")).toEqual(["A"]);
  }, 90_000);

  it("does not wait for a host that is away, whose accounts fail after a while", async () => {
    const { account } = await connectSample(mirakl, { account: { name: "Z answers" } });
    await db()
      .update(accounts)
      .set({ baseUrl: mirakl.origin, host: new URL(mirakl.origin).host })
      .where(eq(accounts.id, account.id));
    for (let index = 0; index < 30; index += 1) {
      await insertSampleAccount({
        name: `Away ${String(index).padStart(2, "0")}`,
        authenticationMethod: "api_key",
        baseUrl: "http://127.0.0.1:9",
        host: "127.0.0.1:9",
        nextRefreshAt: null,
      });
    }
    await db().insert(troubledHosts).values({
      host: "127.0.0.1:9",
      retryAt: sql`now() + interval '1 hour'`,
      lastErrorCode: "connection_refused",
    });
    const { runId } = await start({ kind: "verify" });
    worker = await startWorker(process.env);
    const settled = async () => (await outcomes(runId)).filter(([, outcome]) => outcome !== "pending");
    await expect.poll(settled, { timeout: 30_000 }).toHaveLength(1);
    expect((await settled())[0]?.[0]).toBe("Z answers");
    expect((await getBulkRun(runId, person)).troubledHosts).toEqual(["127.0.0.1:9"]);
    const longAgo = sql`now() - interval '3 minutes'`;
    await db().update(troubledHosts).set({ openedAt: longAgo });
    await db().update(bulkRuns).set({ startedAt: longAgo });
    await untilFinished(runId);
    const failed = (await outcomes(runId)).filter(([, outcome]) => outcome === "failed");
    expect(failed.slice(0, 30).map(([, , code]) => code)).toEqual(Array(30).fill("connection_refused"));
  }, 90_000);
});
