import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { claimGrant } from "@/db/queries/parked-grants";
import { accountHistory } from "@/db/schema/account-history";
import { parkedGrants } from "@/db/schema/parked-grants";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { sampleViewer } from "@/lib/accounts/testing/sample-viewer";
import { cutOff, revocationPath, type TokenResponse, tokenPath } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { getApplication } from "@/lib/applications/list-applications";
import { holdLock } from "@/scripts/testing/held-lock";
import { testDatabase } from "@/scripts/testing/test-database";
import { parkedOf, revokeWhileDown, tryAgain } from "@/scripts/testing/unanswered-revocation";
import { grantAgain } from "./testing/grant-again";
import { accountRow, connectSample, parkedTokens, useMirakl } from "./testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "./testing/scripted-mirakl";

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

const revokedWhileDown = (own: Parameters<typeof connectSample>[1] = {}) => revokeWhileDown(mirakl, person, own);

describe("a revocation that Mirakl does not answer", () => {
  const troubles: [string, () => TokenResponse | typeof cutOff, string][] = [
    ["503", () => ({ status: 503, body: {} }), "mirakl_unavailable"],
    ["a cut connection", () => cutOff, "connection_failed"],
    ["429", () => ({ status: 429, body: {} }), "mirakl_rate_limited"],
    ["404", () => ({ status: 404, text: "<html>" }), "mirakl_malformed_response"],
  ];
  it.each(troubles)("is pending after %s, and tried again", async (_, answer, code) => {
    const sample = await connectSample(mirakl);
    mirakl.overrides[revocationPath] = answer;
    expect(await revokeAccess({ accountId: sample.account.id, reason: "Over" }, person)).toMatchObject({
      outcome: "pending",
    });
    expect(await parkedOf(sample)).toMatchObject({
      state: "revoking",
      failureCount: 1,
      lastErrorCode: code,
      leaseOwner: null,
      reason: "Over",
    });
    expect((await accountRow(sample.account.id)).revokedAtMiraklAt).toBeNull();
    mirakl.overrides = {};
    expect(await tryAgain(sample)).toBe("confirmed");
    expect(sample.grant).toMatchObject({ isAlive: false, reasons: ["Over"] });
    const history = await db()
      .select()
      .from(accountHistory)
      .where(eq(accountHistory.accountId, sample.account.id))
      .orderBy(accountHistory.id);
    expect(history.map(({ outcome, trigger, attempt }) => [outcome, trigger, attempt])).toEqual([
      ["failed", "person", 1],
      ["succeeded", "worker", 2],
    ]);
  });

  it("is not tried before Retry-After is over", async () => {
    const sample = await connectSample(mirakl);
    mirakl.overrides[revocationPath] = () => ({ status: 503, headers: { "retry-after": "120" }, body: {} });
    await revokeAccess({ accountId: sample.account.id, reason: null }, person);
    const { nextAttemptAt } = await parkedOf(sample);
    expect((nextAttemptAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(115_000);
    mirakl.overrides = {};
    expect(await revokeAccess({ accountId: sample.account.id, reason: null }, person)).toMatchObject({
      outcome: "pending",
    });
    expect(mirakl.asked(sample.application.clientId, revocationPath)).toHaveLength(1);
  });

  it("waits longer after each failure, and never stops", async () => {
    const sample = await revokedWhileDown();
    const { id } = await parkedOf(sample);
    await db().update(parkedGrants).set({ failureCount: 40 }).where(eq(parkedGrants.id, id));
    mirakl.overrides[revocationPath] = () => ({ status: 400, body: { error: "unsupported_token_type" } });
    expect(await tryAgain(sample)).toBe("pending");
    const { nextAttemptAt, failureCount } = await parkedOf(sample);
    const waitsMs = (nextAttemptAt?.getTime() ?? Number.NaN) - Date.now();
    expect(failureCount).toBe(41);
    expect(waitsMs).toBeGreaterThan(0);
    expect(waitsMs).toBeLessThanOrEqual(3_600_000);
  });

  it("keeps what it obtained for this purpose, and refreshes no second time", async () => {
    const sample = await connectSample(mirakl, {
      account: { expiresAt: new Date(0) },
      grant: { expiresInSeconds: 3600 },
    });
    mirakl.overrides[revocationPath] = () => ({ status: 503, body: {} });
    await revokeAccess({ accountId: sample.account.id, reason: null }, person);
    const { id } = await parkedOf(sample);
    const { accessToken, refreshToken } = sample.grant;
    expect(await parkedTokens(id)).toEqual({ accessToken, refreshToken });
    mirakl.overrides = {};
    expect(await tryAgain(sample)).toBe("confirmed");
    expect(sample.grant).toMatchObject({ isAlive: false, refreshes: 1 });
  });

  it("refreshes again where the token it obtained could not be stored", async () => {
    const sample = await connectSample(mirakl, { account: { refreshOutcomeUnknown: true }, grant: { rotates: false } });
    const owner = postgres((await testDatabase()).url, { max: 1 });
    mirakl.overrides[tokenPath] = async (_, usual) => {
      await owner`alter table parked_grant_secrets add constraint full_up check (field <> 'access_token') not valid`;
      return usual();
    };
    expect(await revokeAccess({ accountId: sample.account.id, reason: null }, person)).toMatchObject({
      outcome: "pending",
    });
    mirakl.overrides = {};
    await owner`alter table parked_grant_secrets drop constraint full_up`;
    await owner.end();
    expect(await tryAgain(sample)).toBe("confirmed");
    expect(sample.grant).toMatchObject({ isAlive: false, refreshes: 2 });
  });

  it("gets a living token first where Mirakl cannot say whether it gave one", async () => {
    const sample = await connectSample(mirakl, { account: { expiresAt: new Date(0) }, grant: { rotates: false } });
    mirakl.overrides[tokenPath] = (_, usual) => {
      usual();
      return cutOff;
    };
    await revokeAccess({ accountId: sample.account.id, reason: null }, person);
    expect(await parkedOf(sample)).toMatchObject({ refreshOutcomeUnknown: true, lastErrorCode: "connection_failed" });
    expect(mirakl.asked(sample.application.clientId, revocationPath)).toEqual([]);
    mirakl.overrides = {};
    expect(await tryAgain(sample)).toBe("confirmed");
    expect(sample.grant.isAlive).toBe(false);
  });
});

describe("a revocation whose client is refused", () => {
  it("marks the application, and goes on after its secret was replaced", async () => {
    const sample = await connectSample(mirakl);
    mirakl.clientSecrets.set(sample.application.clientId, "another");
    await revokeAccess({ accountId: sample.account.id, reason: null }, person);
    expect(await parkedOf(sample)).toMatchObject({ state: "revoking", lastErrorCode: "mirakl_client_rejected" });
    const view = await getApplication(sample.application.id, sampleViewer);
    expect(view).toMatchObject({ rejection: { code: "application_rejected" }, pendingRevocations: 1 });
    mirakl.clientSecrets.delete(sample.application.clientId);
    expect(await tryAgain(sample)).toBe("pending");
    expect(mirakl.asked(sample.application.clientId, revocationPath)).toHaveLength(1);
  });
});

describe("a grant that is granted again while its revocation is pending", () => {
  it("keeps the old token unused until the account is revoked, and takes it along then", async () => {
    const sample = await revokedWhileDown();
    const renewed = await grantAgain(mirakl, sample, person);
    const parked = await parkedOf(sample);
    expect(parked).toMatchObject({ state: "superseded", nextAttemptAt: null, failureCount: 0, lastErrorCode: null });
    expect(await claimGrant(parked.id, { owner: "worker", seconds: 60 })).toBeNull();
    expect(sample.grant.isAlive).toBe(true);
    expect((await accountRow(sample.account.id)).revokedAt).toBeNull();
    await revokeAccess({ accountId: sample.account.id, reason: null }, person);
    expect([sample.grant.isAlive, renewed.isAlive]).toEqual([false, false]);
  });

  it("is not revoked by who was obtaining a living token for it just then", async () => {
    const sample = await connectSample(mirakl, { account: { expiresAt: new Date(0) } });
    let renewed = sample.grant;
    mirakl.overrides[tokenPath] = async (_, usual) => {
      const answer = usual();
      renewed = await grantAgain(mirakl, sample, person);
      return answer;
    };
    await revokeAccess({ accountId: sample.account.id, reason: null }, person);
    expect(mirakl.asked(sample.application.clientId, revocationPath)).toEqual([]);
    const parked = await parkedOf(sample);
    expect(parked).toMatchObject({ state: "superseded", nextAttemptAt: null, leaseOwner: null });
    const { accessToken, refreshToken } = sample.grant;
    expect(await parkedTokens(parked.id)).toEqual({ accessToken, refreshToken });
    expect(renewed.isAlive).toBe(true);
  });

  it("never stands in the way of a failure that is being stored, nor the failure in its way", async () => {
    const sample = await revokedWhileDown();
    const lock = await holdLock({ table: "account_secrets" });
    // Granted again: the account is locked, its parked grants are next.
    const granting = grantAgain(mirakl, sample, person);
    await lock.waitedFor(1);
    mirakl.overrides[revocationPath] = () => ({ status: 503, body: {} });
    const failing = tryAgain(sample);
    await lock.waitedFor(2);
    await lock.release();
    expect((await granting).isAlive).toBe(true);
    expect(await failing).toBe("pending");
    expect(await parkedOf(sample)).toMatchObject({ state: "superseded", nextAttemptAt: null });
  });
});
