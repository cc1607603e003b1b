import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findParkedGrant } from "@/db/queries/parked-grants";
import { accountHistory } from "@/db/schema/account-history";
import { parkedGrants } from "@/db/schema/parked-grants";
import { getAccount } from "@/lib/accounts/get-account";
import { refreshToken } from "@/lib/accounts/refresh-token";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { failureOf } from "@/lib/accounts/testing/outcomes";
import { sampleViewer } from "@/lib/accounts/testing/sample-viewer";
import { revocationPath } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { getApplication } from "@/lib/applications/list-applications";
import { replaceApplicationSecret } from "@/lib/applications/replace-application-secret";
import {
  accountRow,
  connectSample,
  insertGrantedAccount,
  insertSampleApplication,
  parkSample,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { startWorker } from "../testing/start-worker";

let mirakl: ScriptedMirakl;
let person: Person & { userId: string };
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
  person = await samplePerson();
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
afterEach(async () => {
  mirakl.overrides = {};
  await worker?.stop("SIGKILL");
  worker = undefined;
});

const revoking = { state: "revoking", reason: null, requestedBy: "Ada" } as const;
const due = (parkedId: string) =>
  db().update(parkedGrants).set({ nextAttemptAt: sql`now()` }).where(eq(parkedGrants.id, parkedId));
const toldTimes = (clientId: string) => mirakl.asked(clientId, revocationPath).length;

describe("the worker", () => {
  it("goes on with a revocation that Mirakl did not answer, until it does", async () => {
    const { account, application, grant } = await connectSample(mirakl);
    mirakl.overrides[revocationPath] = (_, usual) =>
      toldTimes(application.clientId) < 4 ? { status: 503, headers: { "retry-after": "1" }, body: {} } : usual();
    const result = await revokeAccess({ accountId: account.id, reason: "Over" }, person);
    expect(result.outcome).toBe("pending");
    expect(await getAccount(account.id, sampleViewer)).toMatchObject({
      status: "revoked",
      isRevocationPending: true,
      revocation: { attempts: 1, failure: { code: "mirakl_unavailable" }, nextAttemptAt: expect.any(String) },
    });
    worker = await startWorker(process.env);
    await expect.poll(() => grant.isAlive, { timeout: 60_000, interval: 200 }).toBe(false);
    await expect.poll(async () => (await accountRow(account.id)).revokedAtMiraklAt).not.toBeNull();
    expect(grant.reasons).toEqual(["Over"]);
    expect(toldTimes(application.clientId)).toBe(4);
    const history = await db()
      .select()
      .from(accountHistory)
      .where(eq(accountHistory.accountId, account.id))
      .orderBy(accountHistory.id);
    expect(history.map(({ kind, outcome, trigger, attempt }) => [kind, outcome, trigger, attempt])).toEqual([
      ["revocation", "failed", "person", 1],
      ["revocation", "failed", "worker", 2],
      ["revocation", "failed", "worker", 3],
      ["revocation", "succeeded", "worker", 4],
    ]);
  }, 80_000);

  it("gives back what nobody has decided about for an hour, and leaves what is not due", async () => {
    const application = await insertSampleApplication();
    const grants = [1, 2, 3, 4].map(() => mirakl.addGrant({ clientId: application.clientId }));
    const [overdue, held, superseded, planned] = await Promise.all(
      grants.map((grant) => parkSample(application, grant, revoking)),
    );
    const inAnHour = sql`now() + interval '1 hour'`;
    const change = (id: string | undefined, values: object) =>
      db()
        .update(parkedGrants)
        .set(values)
        .where(eq(parkedGrants.id, id ?? ""));
    await change(overdue, { state: "held" });
    await change(held, { state: "held", nextAttemptAt: inAnHour });
    await change(superseded, { state: "superseded", nextAttemptAt: null });
    await change(planned, { nextAttemptAt: inAnHour });
    worker = await startWorker(process.env);
    await expect.poll(() => findParkedGrant(overdue ?? ""), { timeout: 10_000 }).toBeNull();
    expect(grants.map(({ isAlive }) => isAlive)).toEqual([false, true, true, true]);
    expect(toldTimes(application.clientId)).toBe(1);
  }, 30_000);

  it("checks the accounts of an application again whose secret was replaced, and goes on revoking", async () => {
    const { account, application } = await connectSample(mirakl);
    const second = await insertGrantedAccount(application, mirakl.addGrant({ clientId: application.clientId }));
    const revoked = mirakl.addGrant({ clientId: application.clientId });
    const parkedId = await parkSample(application, revoked, revoking);
    mirakl.clientSecrets.set(application.clientId, "new-secret");
    await failureOf(refreshToken({ accountId: account.id, version: 1 }, person));
    await due(parkedId);
    worker = await startWorker(process.env);
    await expect
      .poll(async () => (await findParkedGrant(parkedId))?.lastErrorCode, { timeout: 10_000 })
      .toBe("application_rejected");
    const asked = mirakl.requests.length;
    await replaceApplicationSecret({ applicationId: application.id, clientSecret: "new-secret" }, person);
    await expect
      .poll(async () => (await getApplication(application.id, sampleViewer)).recheck, {
        timeout: 40_000,
        interval: 200,
      })
      .toMatchObject({ total: 2, renewed: 2, failed: 0 });
    await expect.poll(() => revoked.isAlive, { timeout: 10_000 }).toBe(false);
    for (const { id } of [account, second])
      expect(await getAccount(id, sampleViewer)).toMatchObject({ status: "active", failure: null });
    const secrets = mirakl.requests.slice(asked).map(({ form }) => form.client_secret ?? "new-secret");
    expect(new Set(secrets)).toEqual(new Set(["new-secret"]));
  }, 80_000);

  it("that ends finishes the revocation that is on its way", async () => {
    const started = await startWorker(process.env);
    worker = started;
    const application = await insertSampleApplication();
    const parkedId = await parkSample(application, mirakl.addGrant({ clientId: application.clientId }), revoking);
    let answer: () => void = () => undefined;
    const received = new Promise<void>((resolve) => {
      mirakl.overrides[revocationPath] = (_, usual) => {
        resolve();
        return new Promise((respond) => {
          answer = () => respond(usual());
        });
      };
    });
    await received;
    const stopped = started.stop();
    await expect.poll(() => started.log()).toContain("worker stops");
    answer();
    expect(await stopped).toBe(0);
    expect(await findParkedGrant(parkedId)).toBeNull();
  }, 30_000);
});
