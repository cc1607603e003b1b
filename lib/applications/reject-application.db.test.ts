import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findParkedGrant } from "@/db/queries/parked-grants";
import { claimAccount } from "@/db/queries/refresh-leases";
import { accounts } from "@/db/schema/accounts";
import { auditEvents } from "@/db/schema/audit-events";
import { parkedGrants } from "@/db/schema/parked-grants";
import { getAccount } from "@/lib/accounts/get-account";
import { performRefresh } from "@/lib/accounts/perform-refresh";
import { refreshToken } from "@/lib/accounts/refresh-token";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { failureOf } from "@/lib/accounts/testing/outcomes";
import { sampleViewer } from "@/lib/accounts/testing/sample-viewer";
import { revocationPath, tokenPath } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { startSellerAuthorization } from "@/lib/authorizations/start-seller-authorization";
import { revokeGrantNow } from "@/lib/grants/revoke-grants-now";
import {
  accountRow,
  connectSample,
  insertGrantedAccount,
  insertSampleApplication,
  parkSample,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { holdLock } from "@/scripts/testing/held-lock";
import { getApplication } from "./list-applications";
import { recheckApplication } from "./recheck-application";
import { replaceApplicationSecret } from "./replace-application-secret";

let mirakl: ScriptedMirakl;
let person: Person & { userId: string };

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
  person = await samplePerson();
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  mirakl.overrides = {};
});

async function codeOf(accountId: string): Promise<string> {
  const { version } = await accountRow(accountId);
  return (await failureOf(refreshToken({ accountId, version }, person)))?.code ?? "refreshed";
}
/** An application whose secret Mirakl has replaced, with an account, a second one, and a pending revocation. */
async function withWrongSecret() {
  const { application, account, grant } = await connectSample(mirakl);
  const other = mirakl.addGrant({ clientId: application.clientId });
  const sibling = await insertGrantedAccount(application, other);
  const revoking = mirakl.addGrant({ clientId: application.clientId });
  const revocation = { state: "revoking", reason: null, requestedBy: "Ada" } as const;
  const parkedId = await parkSample(application, revoking, revocation);
  mirakl.clientSecrets.set(application.clientId, "new-secret");
  return { application, account, grant, sibling, parkedId, revoking };
}
/** With the job that it plans. */
async function replaceSecret(applicationId: string, clientSecret = "new-secret") {
  await replaceApplicationSecret({ applicationId, clientSecret }, person);
  await recheckApplication(applicationId);
  return getApplication(applicationId, sampleViewer);
}

describe("a client that Mirakl refuses on a refresh", () => {
  it("marks the application and stops its other accounts", async () => {
    const { application, account, sibling } = await withWrongSecret();
    expect(await codeOf(account.id)).toBe("application_rejected");
    const { rejection } = await getApplication(application.id, sampleViewer);
    expect(rejection).toMatchObject({
      code: "application_rejected",
      message: expect.stringContaining(application.name),
    });
    for (const { id } of [account, sibling]) {
      expect(await getAccount(id, sampleViewer)).toMatchObject({
        status: "reconnect",
        nextRefreshAt: null,
        application: { isRejected: true },
        failure: { code: "application_rejected", attempts: 1, message: expect.stringContaining(application.name) },
      });
    }
  });

  it.each([
    [401, { error: "invalid_client" }],
    [401, {}],
    [400, { error: "unauthorized_client" }],
  ])("does so for %i with %j", async (status, body) => {
    const { application, account } = await connectSample(mirakl);
    mirakl.overrides[tokenPath] = () => ({ status, body });
    expect(await codeOf(account.id)).toBe("application_rejected");
    expect((await getApplication(application.id, sampleViewer)).rejection).not.toBeNull();
  });

  it("keeps everybody from calling until the secret is replaced", async () => {
    const { application, account, sibling, parkedId, revoking } = await withWrongSecret();
    await codeOf(account.id);
    const asked = mirakl.requests.length;
    expect([await codeOf(account.id), await codeOf(sibling.id)]).toEqual(Array(2).fill("application_rejected"));
    await revokeGrantNow(parkedId, person);
    expect(await findParkedGrant(parkedId)).toMatchObject({ state: "revoking", lastErrorCode: "application_rejected" });
    const trip = startSellerAuthorization({ purpose: "connect", slug: application.slug }, null);
    expect((await failureOf(trip))?.code).toBe("application_rejected");
    expect(mirakl.requests).toHaveLength(asked);
    expect(revoking.isAlive).toBe(true);
  });

  it("leaves other applications and their accounts alone", async () => {
    const { account } = await withWrongSecret();
    const untouched = await connectSample(mirakl);
    const before = await accountRow(untouched.account.id);
    await codeOf(account.id);
    expect(await accountRow(untouched.account.id)).toEqual(before);
    expect((await getApplication(untouched.application.id, sampleViewer)).rejection).toBeNull();
    expect(await codeOf(untouched.account.id)).toBe("refreshed");
  });
});

describe("replacing the client secret", () => {
  it("plans a check of every account that can be renewed, spread over twenty seconds", async () => {
    const { application, account, sibling } = await withWrongSecret();
    const bare = await insertGrantedAccount(application, { accessToken: "only", refreshToken: null });
    await codeOf(account.id);
    const view = await replaceSecret(application.id);
    expect(view).toMatchObject({ rejection: null, secretLastFour: "", recheck: { total: 3, renewed: 0, failed: 0 } });
    for (const { id } of [account, sibling]) {
      const { nextRefreshAt, reconnectRequiredAt } = await accountRow(id);
      const inMs = (nextRefreshAt?.getTime() ?? Number.NaN) - Date.now();
      expect(reconnectRequiredAt).toBeNull();
      expect(inMs).toBeGreaterThan(-2_000);
      expect(inMs).toBeLessThan(21_000);
    }
    expect((await getAccount(bare.id, sampleViewer)).status).toBe("reconnect");
    expect([await codeOf(account.id), await codeOf(sibling.id)]).toEqual(["refreshed", "refreshed"]);
    expect((await getApplication(application.id, sampleViewer)).recheck).toMatchObject({
      total: 3,
      renewed: 2,
      failed: 0,
    });
    expect(await getAccount(account.id, sampleViewer)).toMatchObject({ status: "active", failure: null });
  });

  it("tells in the trail who did it, without the secret", async () => {
    const { application } = await withWrongSecret();
    await replaceSecret(application.id, "a-new-secret-of-mirakl");
    const trail = await db()
      .select()
      .from(auditEvents)
      .where(sql`${auditEvents.details} ->> 'clientId' = ${application.clientId}`);
    expect(trail).toMatchObject([{ event: "application.client_secret_replaced", userName: "Ada" }]);
    expect(JSON.stringify(trail)).not.toContain("a-new-secret-of-mirakl");
    expect((await getApplication(application.id, sampleViewer)).secretLastFour).toBe("rakl");
  });

  it("leaves an account that waits for a person for another reason", async () => {
    const { application, account, sibling, grant } = await withWrongSecret();
    mirakl.clientSecrets.delete(application.clientId);
    grant.isAlive = false;
    expect(await codeOf(account.id)).toBe("mirakl_grant_expired");
    mirakl.clientSecrets.set(application.clientId, "new-secret");
    await codeOf(sibling.id);
    await replaceSecret(application.id);
    expect(await getAccount(account.id, sampleViewer)).toMatchObject({
      status: "reconnect",
      nextRefreshAt: null,
      failure: { code: "mirakl_grant_expired" },
    });
  });

  it("asks Mirakl about pending revocations at once", async () => {
    const { application, account, parkedId, revoking } = await withWrongSecret();
    await codeOf(account.id);
    await revokeGrantNow(parkedId, person);
    const waits = (await findParkedGrant(parkedId))?.nextAttemptAt?.getTime() ?? 0;
    expect(waits - Date.now()).toBeGreaterThan(60_000);
    await replaceSecret(application.id);
    await revokeGrantNow(parkedId, person);
    expect(revoking.isAlive).toBe(false);
    expect(await findParkedGrant(parkedId)).toBeNull();
  });
});

describe("a secret that is replaced while Mirakl refuses the old one", () => {
  it("leaves the application as it is, and the refresh is tried again in a second", async () => {
    const { application, account, sibling } = await withWrongSecret();
    mirakl.overrides[tokenPath] = async (_, usual) => {
      const answer = usual();
      await replaceSecret(application.id);
      return answer;
    };
    expect(await codeOf(account.id)).toBe("mirakl_client_rejected");
    mirakl.overrides = {};
    expect((await getApplication(application.id, sampleViewer)).rejection).toBeNull();
    expect((await accountRow(sibling.id)).failureCount).toBe(0);
    const { nextRefreshAt, reconnectRequiredAt } = await accountRow(account.id);
    expect(reconnectRequiredAt).toBeNull();
    expect((nextRefreshAt?.getTime() ?? Number.NaN) - Date.now()).toBeLessThan(1_500);
    expect(await codeOf(account.id)).toBe("refreshed");
  });

  it("lets a revocation be tried again in a second", async () => {
    const { application, parkedId, revoking } = await withWrongSecret();
    mirakl.overrides[revocationPath] = async (_, usual) => {
      const answer = usual();
      await replaceSecret(application.id);
      return answer;
    };
    await revokeGrantNow(parkedId, person);
    mirakl.overrides = {};
    expect((await getApplication(application.id, sampleViewer)).rejection).toBeNull();
    const next = (await findParkedGrant(parkedId))?.nextAttemptAt?.getTime() ?? Number.NaN;
    expect(next - Date.now()).toBeLessThan(1_500);
    await db().update(parkedGrants).set({ nextAttemptAt: sql`now()` }).where(eq(parkedGrants.id, parkedId));
    await revokeGrantNow(parkedId, person);
    expect(revoking.isAlive).toBe(false);
  });

  it("does not leave an account behind that was stopped at the same moment", async () => {
    const { application, account } = await withWrongSecret();
    const claim = await claimAccount(await accountRow(account.id), { owner: "me", seconds: 60 });
    const lock = await holdLock({ table: "accounts", rows: `id = '${account.id}'` });
    let replaced: Promise<unknown> | undefined;
    const isInQueue = new Promise<void>((resolve) => {
      mirakl.overrides[tokenPath] = async (_, usual) => {
        const refusal = usual();
        // The check with the new secret is first in the queue for the account, the refusal of the old one second.
        replaced = replaceSecret(application.id);
        await lock.waitedFor(1);
        resolve();
        return refusal;
      };
    });
    const refused = claim && failureOf(performRefresh(claim, { owner: "me", person: null }));
    await isInQueue;
    await lock.release();
    await Promise.all([refused, replaced]);
    expect(await accountRow(account.id)).toMatchObject({
      reconnectRequiredAt: null,
      nextRefreshAt: expect.any(Date),
      leaseOwner: null,
    });
  });
});

describe("two applications", () => {
  it("may have accounts, tokens and revocations at the same time that never meet", async () => {
    const [one, two] = [await connectSample(mirakl), await connectSample(mirakl)];
    mirakl.clientSecrets.set(one.application.clientId, "another");
    const codes = await Promise.all([codeOf(one.account.id), codeOf(two.account.id)]);
    expect(codes).toEqual(["application_rejected", "refreshed"]);
    const before = await accountRow(two.account.id);
    await replaceSecret(one.application.id, "another");
    expect(await accountRow(two.account.id)).toEqual(before);
    expect((await getApplication(two.application.id, sampleViewer)).recheck).toBeNull();
    expect(two.grant).toMatchObject({ isAlive: true, refreshes: 1 });
  });

  it("of the same client ID may not exist in one environment, and may in two", async () => {
    const { application } = await connectSample(mirakl);
    const twin = { clientId: application.clientId };
    await expect(insertSampleApplication(twin)).rejects.toThrow("Failed query");
    const elsewhere = await insertSampleApplication({ ...twin, environment: "development" });
    expect(elsewhere.clientId).toBe(application.clientId);
  });
});

it("an account that is refused tells the same as its application", async () => {
  const { account, application } = await withWrongSecret();
  await codeOf(account.id);
  const [stored] = await db().select().from(accounts).where(eq(accounts.id, account.id));
  expect(stored?.lastErrorDetails).toMatchObject({ applicationName: application.name, oauthError: "invalid_client" });
});
