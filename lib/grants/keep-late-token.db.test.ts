import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findAccount } from "@/db/queries/accounts";
import { claimAccount } from "@/db/queries/refresh-leases";
import { parkedGrants } from "@/db/schema/parked-grants";
import { getAccount } from "@/lib/accounts/get-account";
import { performRefresh } from "@/lib/accounts/perform-refresh";
import { removeAccount } from "@/lib/accounts/remove-account";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { insertSampleAccount, samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { failureOf } from "@/lib/accounts/testing/outcomes";
import { sampleViewer } from "@/lib/accounts/testing/sample-viewer";
import { revocationPath, tokenPath } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { revokeGrantNow } from "./revoke-grants-now";
import { grantAgain } from "./testing/grant-again";
import {
  accountRow,
  accountTokens,
  connectSample,
  insertGrantedAccount,
  parkedTokens,
  useMirakl,
} from "./testing/sample-grant";
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

type Sample = Awaited<ReturnType<typeof connectSample>>;

/** A refresh that Mirakl has carried out and whose answer comes when everything in `meanwhile` is done. */
async function refreshDuring({ account }: Sample, meanwhile: () => Promise<unknown>, answer?: { status: number }) {
  mirakl.overrides[tokenPath] = async (_, usual) => {
    const usually = usual();
    mirakl.overrides = {};
    await meanwhile();
    return answer ? { ...answer, body: {} } : usually;
  };
  const claim = await claimAccount(await accountRow(account.id), { owner: "refresh", seconds: 60 });
  if (!claim) throw new Error("not claimed");
  return failureOf(performRefresh(claim, { owner: "refresh", person: null }));
}
const parkedOf = ({ application }: Sample) =>
  db()
    .select()
    .from(parkedGrants)
    .where(eq(parkedGrants.applicationId, application.id))
    .orderBy(parkedGrants.createdAt);
async function parkedIn(sample: Sample) {
  const [parked, ...others] = await parkedOf(sample);
  if (!parked || others.length > 0) throw new Error(`${others.length} others are parked`);
  return parked;
}
const revoke = ({ account }: Sample) => revokeAccess({ accountId: account.id, reason: "Over" }, person);
const remove = ({ account }: Sample) => removeAccount({ accountId: account.id }, person);
const tokensAtMirakl = ({ grant: { accessToken, refreshToken } }: Sample) => ({ accessToken, refreshToken });

describe("a refresh that is under way when its account is revoked", () => {
  it("is waited for, and its token is revoked in place of the old one", async () => {
    const sample = await connectSample(mirakl);
    let early: unknown;
    const failure = await refreshDuring(sample, async () => {
      const { outcome } = await revoke(sample);
      const { nextAttemptAt, refreshOutcomeUnknown } = await parkedIn(sample);
      const waitsMs = (nextAttemptAt?.getTime() ?? 0) - Date.now();
      early = { outcome, refreshOutcomeUnknown, isWaiting: waitsMs > 50_000 };
    });
    expect(early).toEqual({ outcome: "pending", refreshOutcomeUnknown: true, isWaiting: true });
    expect(failure).toBeNull();
    expect(mirakl.asked(sample.application.clientId, revocationPath)).toEqual([]);
    const parked = await parkedIn(sample);
    expect(await parkedTokens(parked.id)).toEqual(tokensAtMirakl(sample));
    expect(parked).toMatchObject({ state: "revoking", refreshOutcomeUnknown: false, reason: "Over", version: 2 });
    expect(await accountTokens(sample.account.id)).toEqual({ accessToken: null, refreshToken: null });
    await revokeGrantNow(parked.id, person);
    expect(sample.grant).toMatchObject({ isAlive: false, refreshes: 1 });
    expect(await accountRow(sample.account.id)).toMatchObject({
      revokedAt: expect.any(Date),
      revokedAtMiraklAt: expect.any(Date),
      issuedAt: sample.account.issuedAt,
    });
  });

  it.each([
    ["refused", 400],
    ["not answered", 503],
  ])("is not waited for any longer once it was %s", async (_, status) => {
    const sample = await connectSample(mirakl, { grant: { rotates: false } });
    expect(await refreshDuring(sample, () => revoke(sample), { status })).not.toBeNull();
    const { id, nextAttemptAt, refreshOutcomeUnknown } = await parkedIn(sample);
    expect(refreshOutcomeUnknown).toBe(true);
    expect(nextAttemptAt?.getTime()).toBeLessThanOrEqual(Date.now() + 100);
    await revokeGrantNow(id, person);
    expect(sample.grant).toMatchObject({ isAlive: false, refreshes: 2 });
  });

  it("and arrives while Mirakl is being told leaves the revocation to be done again with its token", async () => {
    const sample = await connectSample(mirakl);
    let revoked: Promise<unknown> = Promise.resolve();
    await refreshDuring(sample, async () => {
      await revoke(sample);
      const { id } = await parkedIn(sample);
      // The lease of the refresh is over, as far as the revocation knows.
      await db()
        .update(parkedGrants)
        .set({ nextAttemptAt: sql`now()`, refreshOutcomeUnknown: false })
        .where(eq(parkedGrants.id, id));
      const told = new Promise<void>((resolve) => {
        mirakl.overrides[revocationPath] = async (_request, usual) => {
          const answer = usual();
          mirakl.overrides = {};
          resolve();
          await expect.poll(async () => (await parkedIn(sample)).version, { timeout: 5_000 }).toBe(2);
          return answer;
        };
      });
      revoked = revokeGrantNow(id, person);
      await told;
    });
    await revoked;
    expect(mirakl.asked(sample.application.clientId, revocationPath)).toHaveLength(2);
    expect(sample.grant.isAlive).toBe(false);
    expect(await parkedOf(sample)).toEqual([]);
  });

  it("and arrives after Mirakl has confirmed is revoked as well, and the account says that it is pending", async () => {
    const sample = await connectSample(mirakl, { grant: { rotates: false } });
    let confirmedAt: Date | null = null;
    await refreshDuring(sample, async () => {
      await revoke(sample);
      const { id } = await parkedIn(sample);
      await db()
        .update(parkedGrants)
        .set({ nextAttemptAt: sql`now()`, refreshOutcomeUnknown: false })
        .where(eq(parkedGrants.id, id));
      await revokeGrantNow(id, person);
      confirmedAt = (await accountRow(sample.account.id)).revokedAtMiraklAt;
    });
    expect(confirmedAt).not.toBeNull();
    expect(sample.grant.isAlive).toBe(true);
    const parked = await parkedIn(sample);
    expect(parked).toMatchObject({ state: "revoking", accountId: sample.account.id, requestedBy: "Latchkey" });
    expect(await getAccount(sample.account.id, sampleViewer)).toMatchObject({
      status: "revoked",
      isRevocationPending: true,
    });
    await revokeGrantNow(parked.id, person);
    expect(sample.grant.isAlive).toBe(false);
    expect(await getAccount(sample.account.id, sampleViewer)).toMatchObject({ isRevocationPending: false });
  });
});

describe("a refresh that is under way when its account is removed", () => {
  it("is revoked with the token that it brings", async () => {
    const sample = await connectSample(mirakl);
    let removed: unknown;
    await refreshDuring(sample, async () => {
      removed = await remove(sample);
    });
    expect(removed).toMatchObject({ revocation: "pending" });
    const parked = await parkedIn(sample);
    expect(await parkedTokens(parked.id)).toEqual(tokensAtMirakl(sample));
    await revokeGrantNow(parked.id, person);
    expect(sample.grant.isAlive).toBe(false);
    expect(await findAccount(sample.account.id)).toBeNull();
  });

  it("is revoked also when nothing of the account is left by then", async () => {
    const sample = await connectSample(mirakl);
    await refreshDuring(sample, async () => {
      await remove(sample);
      await db().delete(parkedGrants).where(eq(parkedGrants.applicationId, sample.application.id));
    });
    const parked = await parkedIn(sample);
    expect(parked).toMatchObject({ state: "revoking", accountId: sample.account.id, accountName: sample.account.name });
    await revokeGrantNow(parked.id, person);
    expect(sample.grant.isAlive).toBe(false);
  });

  it("waits for the next revocation where the shop is connected anew by then", async () => {
    const sample = await connectSample(mirakl);
    const { application, account } = sample;
    const renewed = mirakl.addGrant({ clientId: application.clientId });
    const anew = { id: crypto.randomUUID(), ...(account.shopId && { shopId: account.shopId }) };
    await refreshDuring(sample, async () => {
      await remove(sample);
      await db().delete(parkedGrants).where(eq(parkedGrants.applicationId, application.id));
      await insertGrantedAccount(application, renewed, anew);
    });
    expect(await parkedIn(sample)).toMatchObject({ state: "superseded", accountId: anew.id, nextAttemptAt: null });
    const { accessToken, refreshToken } = renewed;
    expect(await accountTokens(anew.id)).toEqual({ accessToken, refreshToken });
    await revokeAccess({ accountId: anew.id, reason: null }, person);
    expect([sample.grant.isAlive, renewed.isAlive]).toEqual([false, false]);
  });

  it("is revoked also where a key connects the shop by then: the key does not live on it", async () => {
    const sample = await connectSample(mirakl);
    await refreshDuring(sample, async () => {
      await remove(sample);
      await db().delete(parkedGrants).where(eq(parkedGrants.applicationId, sample.application.id));
      await insertSampleAccount({ authenticationMethod: "api_key", identity: sample.account.identity });
    });
    const parked = await parkedIn(sample);
    expect(parked).toMatchObject({ state: "revoking" });
    await revokeGrantNow(parked.id, person);
    expect(sample.grant.isAlive).toBe(false);
  });
});

describe("a refresh that is under way when its shop is granted again", () => {
  it("never touches the new grant, and its token waits sealed for the account's revocation", async () => {
    const sample = await connectSample(mirakl);
    let renewed = sample.grant;
    const failure = await refreshDuring(sample, async () => {
      renewed = await grantAgain(mirakl, sample, person);
    });
    expect(failure).toBeNull();
    const { accessToken, refreshToken } = renewed;
    expect(await accountTokens(sample.account.id)).toEqual({ accessToken, refreshToken });
    const parked = await parkedIn(sample);
    expect(parked).toMatchObject({ state: "superseded", nextAttemptAt: null, refreshOutcomeUnknown: false });
    expect(await parkedTokens(parked.id)).toEqual(tokensAtMirakl(sample));
    expect([sample.grant.isAlive, renewed.isAlive]).toEqual([true, true]);
    await revoke(sample);
    expect([sample.grant.isAlive, renewed.isAlive]).toEqual([false, false]);
  });

  it("leaves a failure of the old one out of the new one's life", async () => {
    const sample = await connectSample(mirakl);
    let renewed = sample.grant;
    await refreshDuring(
      sample,
      async () => {
        renewed = await grantAgain(mirakl, sample, person);
      },
      { status: 400 },
    );
    expect(await accountRow(sample.account.id)).toMatchObject({ failureCount: 0, lastErrorCode: null, version: 2 });
    expect(await parkedIn(sample)).toMatchObject({ state: "superseded", refreshOutcomeUnknown: true });
    await revoke(sample);
    expect(renewed.isAlive).toBe(false);
  });
});
