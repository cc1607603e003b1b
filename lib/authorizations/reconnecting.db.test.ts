import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { claimGrant, findParkedGrant } from "@/db/queries/parked-grants";
import { accounts } from "@/db/schema/accounts";
import { parkedGrants } from "@/db/schema/parked-grants";
import { getAccount } from "@/lib/accounts/get-account";
import { removeAccount } from "@/lib/accounts/remove-account";
import { insertSampleAccount, samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { failureOf } from "@/lib/accounts/testing/outcomes";
import { sampleViewer } from "@/lib/accounts/testing/sample-viewer";
import type { Person } from "@/lib/actor";
import { revokeGrantNow } from "@/lib/grants/revoke-grants-now";
import { revokeParkedGrant } from "@/lib/grants/revoke-parked-grant";
import {
  accountTokens,
  insertGrantedAccount,
  insertSampleApplication,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { dataOf, openBrowser, type TripBrowser } from "@/scripts/testing/trip-browser";
import { leftBy, parkedOf } from "@/scripts/testing/trip-leftovers";
import { startAuthorization } from "./start-authorization";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);

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

/** An admin who is at Mirakl to reconnect an account whose token no longer works. */
async function atMirakl() {
  const application = await insertSampleApplication();
  const old = mirakl.addGrant({ clientId: application.clientId });
  const shopId = String(Math.floor(Math.random() * 1e9));
  const account = await insertGrantedAccount(application, old, {
    shopId,
    baseUrl: mirakl.origin,
    name: "Our Trailhead",
    shopName: "Trailhead",
    reconnectRequiredAt: new Date(),
    lastErrorCode: "mirakl_grant_expired",
    failureCount: 3,
  });
  const browser = openBrowser();
  await browser.signIn();
  const { state } = await browser.beginAsAdmin({ purpose: "reconnect", accountId: account.id });
  return { application, account, old, browser, state, shopId };
}
/** The same, back with a grant of another shop, which is held. */
async function withOtherShop(facts: Record<string, unknown> = {}) {
  const trip = await atMirakl();
  const { clientId } = trip.application;
  const { code, grant } = mirakl.consent({ clientId, facts: { shop_name: "Basecamp", ...facts } });
  const path = await trip.browser.comeBack({ state: trip.state, code });
  const parked = await parkedOf(trip.application.id);
  return { ...trip, grant, path, parked };
}
/** The hour in which somebody may answer is over. */
const endHour = ({ id }: { id: string }) =>
  db().update(parkedGrants).set({ nextAttemptAt: sql`now() - interval '1 second'` }).where(eq(parkedGrants.id, id));
const codeOf = async (answer: ReturnType<TripBrowser["answer"]>) => {
  const result = await answer;
  return result.ok ? result.data.outcome : result.error.code;
};

describe("reconnecting an account", () => {
  it("with the same shop gives it the new token, and it works again", async () => {
    const { application, account, browser, state, shopId } = await atMirakl();
    const { code, grant } = mirakl.consent({ clientId: application.clientId, facts: { shop_id: shopId } });
    expect(await browser.comeBack({ state, code })).toBe(`/accounts/${account.id}?updated`);
    expect(await accountTokens(account.id)).toMatchObject({ accessToken: grant.accessToken });
    expect(await getAccount(account.id, sampleViewer)).toMatchObject({
      name: "Our Trailhead",
      status: "active",
      failure: null,
    });
    expect(await parkedOf(application.id)).toMatchObject({ state: "superseded" });
  });

  it("with another shop changes nothing, names both and asks", async () => {
    const { account, browser, path, grant, parked } = await withOtherShop({ shop_id: 4712 });
    const before = await getAccount(account.id, sampleViewer);
    expect(path).toMatch(/^\/auth\/mirakl\/result\/[0-9a-f-]{36}$/);
    const { held, error, outcome, isBackOffice } = await browser.result(path);
    expect({ error, outcome, isBackOffice }).toEqual({ error: null, outcome: "other_shop", isBackOffice: true });
    const { host } = new URL(mirakl.origin);
    expect(held).toEqual({
      id: parked.id,
      name: "Basecamp",
      whereabouts: `Shop 4712 on ${host}`,
      question: "other_shop",
      expected: { name: "Our Trailhead", whereabouts: `Trailhead, Shop ${account.shopId} on ${host}` },
      heldUntil: parked.nextAttemptAt?.toISOString(),
    });
    expect((parked.nextAttemptAt?.getTime() ?? 0) - parked.issuedAt.getTime()).toBe(3_600_000);
    expect(before).toMatchObject({
      status: "reconnect",
      shopName: "Trailhead",
      failure: { code: "mirakl_grant_expired" },
    });
    expect(grant.isAlive).toBe(true);
  });

  it("of an account that is gone by then asks whether to add it", async () => {
    const { application, account, browser, state, shopId } = await atMirakl();
    await removeAccount({ accountId: account.id }, person);
    const { code } = mirakl.consent({ clientId: application.clientId, facts: { shop_id: shopId } });
    const path = await browser.comeBack({ state, code });
    expect(await browser.result(path)).toMatchObject({ outcome: "not_connected", held: { question: "not_connected" } });
    expect(await leftBy(application.id)).toMatchObject({ accounts: 0, parked: ["held"] });
  });
});

describe("the answer to what was asked", () => {
  it("yes adds the other shop as a new account of its own", async () => {
    const { application, account, browser, grant, parked } = await withOtherShop();
    const { outcome, accountId } = await dataOf(browser.answer(parked.id, true));
    expect(outcome).toBe("connected");
    expect(accountId).not.toBe(account.id);
    const added = await getAccount(accountId ?? "", sampleViewer);
    expect(added).toMatchObject({ name: "Basecamp", status: "active", lastVerifiedAt: expect.any(String) });
    const { accessToken, refreshToken } = grant;
    expect(await accountTokens(added.id)).toEqual({ accessToken, refreshToken });
    expect(await leftBy(application.id)).toMatchObject({ accounts: 2, parked: [] });
    expect((await getAccount(account.id, sampleViewer)).status).toBe("reconnect");
  });

  it("yes updates the account that the other shop has already", async () => {
    const { application, browser, parked, grant } = await withOtherShop({ shop_id: 4713 });
    const other = mirakl.addGrant({ clientId: application.clientId });
    const existing = await insertGrantedAccount(application, other, { shopId: "4713", baseUrl: mirakl.origin });
    expect(await dataOf(browser.answer(parked.id, true))).toEqual({ outcome: "updated", accountId: existing.id });
    expect(await accountTokens(existing.id)).toMatchObject({ accessToken: grant.accessToken });
    expect(await parkedOf(application.id)).toMatchObject({ state: "superseded", accountId: existing.id });
  });

  it("yes is refused where a key connects the other shop, and the question stays", async () => {
    const { application, browser, parked, grant } = await withOtherShop({ shop_id: 4714 });
    const identity = `shop|preproduction|${mirakl.origin}|4714`;
    await insertSampleAccount({ authenticationMethod: "api_key", identity });
    expect(await codeOf(browser.answer(parked.id, true))).toBe("account_other_method");
    expect(await findParkedGrant(parked.id)).toMatchObject({ state: "held" });
    expect(await codeOf(browser.answer(parked.id, false))).toBe("declined");
    // The key does not live on it, so nothing keeps it from being given back.
    expect(grant).toMatchObject({ isAlive: false, reasons: ["Not wanted"] });
    expect(await leftBy(application.id)).toMatchObject({ accounts: 1, parked: [] });
  });

  it("no gives it back to Mirakl", async () => {
    const { application, account, browser, grant, parked } = await withOtherShop();
    expect(await dataOf(browser.answer(parked.id, false))).toEqual({ outcome: "declined", accountId: null });
    expect(grant).toMatchObject({ isAlive: false, reasons: ["Not wanted"] });
    expect(await leftBy(application.id)).toEqual({ accounts: 1, parked: [], secrets: 2 });
    expect((await getAccount(account.id, sampleViewer)).status).toBe("reconnect");
  });

  it("no keeps it unused where its shop was connected meanwhile", async () => {
    const { application, browser, parked, grant } = await withOtherShop({ shop_id: 4715 });
    const other = mirakl.addGrant({ clientId: application.clientId });
    await insertGrantedAccount(application, other, { shopId: "4715", baseUrl: mirakl.origin });
    expect(await codeOf(browser.answer(parked.id, false))).toBe("declined");
    expect(await findParkedGrant(parked.id)).toMatchObject({ state: "superseded", nextAttemptAt: null });
    expect([grant.isAlive, other.isAlive]).toEqual([true, true]);
  });

  it("no gives it back where its shop is connected through another application, which loses nothing", async () => {
    const { application, browser, parked, grant } = await withOtherShop({ shop_id: 4726 });
    const elsewhere = await insertSampleApplication();
    const other = mirakl.addGrant({ clientId: elsewhere.clientId });
    await insertGrantedAccount(elsewhere, other, { shopId: "4726", baseUrl: mirakl.origin });
    expect(await codeOf(browser.answer(parked.id, false))).toBe("declined");
    expect([grant.isAlive, other.isAlive]).toEqual([false, true]);
    expect(await leftBy(application.id)).toMatchObject({ parked: [] });
  });

  it("after an hour is given by Mirakl itself also where a key connects its shop", async () => {
    const { parked, grant } = await withOtherShop({ shop_id: 4727 });
    const identity = `shop|preproduction|${mirakl.origin}|4727`;
    await insertSampleAccount({ authenticationMethod: "api_key", identity });
    await endHour(parked);
    const claim = await claimGrant(parked.id, { owner: "worker", seconds: 60 });
    expect(claim && (await revokeParkedGrant(claim, { owner: "worker", person: null }))).toBe("confirmed");
    expect(grant.isAlive).toBe(false);
  });

  it("counts once", async () => {
    const yes = await withOtherShop();
    await dataOf(yes.browser.answer(yes.parked.id, true));
    expect(await codeOf(yes.browser.answer(yes.parked.id, true))).toBe("held_grant_not_found");
    expect(await codeOf(yes.browser.answer(yes.parked.id, false))).toBe("held_grant_not_found");
    expect(yes.grant.isAlive).toBe(true);
    const no = await withOtherShop();
    await dataOf(no.browser.answer(no.parked.id, false));
    expect(await codeOf(no.browser.answer(no.parked.id, true))).toBe("held_grant_not_found");
    expect(await leftBy(no.application.id)).toMatchObject({ accounts: 1, parked: [] });
  });

  it("of ten at once, yes and no, counts once", async () => {
    const { application, browser, grant, parked } = await withOtherShop();
    const answers = Array.from({ length: 10 }, (_, index) => codeOf(browser.answer(parked.id, index % 2 === 0)));
    const outcomes = await Promise.all(answers);
    const counted = outcomes.filter((outcome) => outcome !== "held_grant_not_found");
    expect(counted).toHaveLength(1);
    const isConnected = counted[0] === "connected";
    // Who declined may have found the grant locked by those who came too late: then a worker revokes it.
    await revokeGrantNow(parked.id, person);
    expect(grant.isAlive).toBe(isConnected);
    expect(await leftBy(application.id)).toMatchObject({ accounts: isConnected ? 2 : 1, parked: [] });
  });

  it("is nobody else's to give, nor to see", async () => {
    const { path, parked, grant } = await withOtherShop();
    const [otherAdmin, stranger] = [openBrowser(), openBrowser()];
    await otherAdmin.signIn();
    expect(await codeOf(otherAdmin.answer(parked.id, true))).toBe("held_grant_not_found");
    expect(await codeOf(stranger.answer(parked.id, true))).toBe("not_signed_in");
    expect([(await otherAdmin.result(path)).held, (await stranger.result(path)).held]).toEqual([null, null]);
    expect(await findParkedGrant(parked.id)).toMatchObject({ state: "held" });
    expect(grant.isAlive).toBe(true);
  });

  it("after an hour is given by Mirakl itself: it has been revoked", async () => {
    const { application, browser, path, parked, grant } = await withOtherShop();
    expect(await claimGrant(parked.id, { owner: "worker", seconds: 60 })).toBeNull();
    await endHour(parked);
    const claim = await claimGrant(parked.id, { owner: "worker", seconds: 60 });
    expect(claim && (await revokeParkedGrant(claim, { owner: "worker", person: null }))).toBe("confirmed");
    expect(grant.isAlive).toBe(false);
    expect(await codeOf(browser.answer(parked.id, true))).toBe("held_grant_not_found");
    expect(await browser.result(path)).toMatchObject({ outcome: "other_shop", held: null });
    expect(await leftBy(application.id)).toMatchObject({ accounts: 1, parked: [] });
  });

  it("no, in the moment in which its hour ends, is carried out at once by whoever has it then", async () => {
    const { application, browser, parked, grant } = await withOtherShop();
    await endHour(parked);
    const claim = await claimGrant(parked.id, { owner: "worker", seconds: 60 });
    expect(await codeOf(browser.answer(parked.id, false))).toBe("declined");
    expect(claim && (await revokeParkedGrant(claim, { owner: "worker", person: null }))).toBe("confirmed");
    expect(grant).toMatchObject({ isAlive: false, reasons: ["Not wanted"] });
    expect(await leftBy(application.id)).toMatchObject({ accounts: 1, parked: [] });
  });

  it("after an hour is kept unused where its shop was connected meanwhile", async () => {
    const { application, parked, grant } = await withOtherShop({ shop_id: 4716 });
    const other = mirakl.addGrant({ clientId: application.clientId });
    const account = await insertGrantedAccount(application, other, { shopId: "4716", baseUrl: mirakl.origin });
    await endHour(parked);
    const claim = await claimGrant(parked.id, { owner: "worker", seconds: 60 });
    expect(claim && (await revokeParkedGrant(claim, { owner: "worker", person: null }))).toBe("kept");
    expect(await findParkedGrant(parked.id)).toMatchObject({
      state: "superseded",
      accountId: account.id,
      nextAttemptAt: null,
      leaseOwner: null,
    });
    expect([grant.isAlive, other.isAlive]).toEqual([true, true]);
  });
});

describe("beginning to reconnect", () => {
  it("needs an account that was granted, and an application", async () => {
    const key = await insertSampleAccount({ authenticationMethod: "api_key" });
    const { account, application } = await atMirakl();
    await db().update(accounts).set({ applicationId: null, revokedAt: new Date() }).where(eq(accounts.id, account.id));
    const codes = [key.id, crypto.randomUUID(), account.id].map(
      async (accountId) => (await failureOf(startAuthorization({ purpose: "reconnect", accountId }, person)))?.code,
    );
    expect(await Promise.all(codes)).toEqual(["account_not_found", "account_not_found", "application_not_found"]);
    expect(application.rejectedAt).toBeNull();
  });

  it("and to connect needs an audience that the application's type takes", async () => {
    const operator = await insertSampleApplication({ integrationType: "marketplace_operator" });
    const ask = { purpose: "connect", applicationId: operator.id, name: "A", audience: "acme-prod:2000" } as const;
    expect((await failureOf(startAuthorization(ask, person)))?.details.fieldErrors).toEqual({
      audience: "An operator’s audience is the marketplace alone, such as acme-prod",
    });
    const unknown = { ...ask, applicationId: crypto.randomUUID() };
    expect((await failureOf(startAuthorization(unknown, person)))?.code).toBe("application_not_found");
  });
});
