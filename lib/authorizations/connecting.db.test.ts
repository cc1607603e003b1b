import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { accountHistory } from "@/db/schema/account-history";
import { auditEvents } from "@/db/schema/audit-events";
import { authorizationRequests } from "@/db/schema/authorization-requests";
import { parkedGrants } from "@/db/schema/parked-grants";
import { getAccount } from "@/lib/accounts/get-account";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { insertSampleAccount, samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { sampleViewer } from "@/lib/accounts/testing/sample-viewer";
import { tokenPath } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { revokeGrantNow } from "@/lib/grants/revoke-grants-now";
import {
  accountTokens,
  applicationSecret,
  insertSampleApplication,
  parkedTokens,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type GrantOptions, type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import type { ApplicationIntegrationType } from "@/lib/vocabulary";
import { openBrowser } from "@/scripts/testing/trip-browser";
import { accountOf, leftBy, parkedOf } from "@/scripts/testing/trip-leftovers";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);

let mirakl: ScriptedMirakl;
let person: Person;

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

type Application = Awaited<ReturnType<typeof insertSampleApplication>>;
/** A seller goes to Mirakl and back. */
async function connect(application: Application, options: GrantOptions = {}, browser = openBrowser()) {
  const { state, url } = await browser.begin({ purpose: "connect", slug: application.slug });
  const { code, grant } = mirakl.consent({ ...options, clientId: application.clientId });
  const path = await browser.comeBack({ state, code });
  return { browser, grant, path, url, code };
}
const tripsOf = (application: Application) =>
  db().select().from(authorizationRequests).where(eq(authorizationRequests.applicationId, application.id));
const eventsOf = async (accountId: string) => {
  const trail = await db()
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.accountId, accountId))
    .orderBy(auditEvents.id);
  return trail.map(({ event, userName, role, details }) => ({ event, userName, role, details }));
};

describe("a seller who connects from the public page", () => {
  it("is sent to Mirakl with exactly what is documented, and the same is sent for the code", async () => {
    const redirectUri = "http://localhost:3000/auth/mirakl?tenant=acme";
    const application = await insertSampleApplication({ redirectUri, audience: "acme-prod" });
    const { url, code } = await connect(application);
    expect(url.origin + url.pathname).toBe(`${mirakl.origin}/authorize`);
    const { state, ...sent } = Object.fromEntries(url.searchParams);
    expect(sent).toEqual({ client_id: application.clientId, redirect_uri: redirectUri, audience: "acme-prod" });
    expect(state).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(mirakl.asked(application.clientId).map(({ form }) => form)).toEqual([
      {
        grant_type: "authorization_code",
        client_id: application.clientId,
        client_secret: applicationSecret,
        code,
        redirect_uri: redirectUri,
      },
    ]);
  });

  it("is sent without redirect URI, and with response_type, where the application says so", async () => {
    const application = await insertSampleApplication({ sendsRedirectUri: false, sendsResponseType: true });
    const { url } = await connect(application);
    const { state: _, ...sent } = Object.fromEntries(url.searchParams);
    expect(sent).toEqual({ response_type: "code", client_id: application.clientId });
    expect(mirakl.asked(application.clientId)[0]?.form).not.toHaveProperty("redirect_uri");
  });

  it("keeps the state out of the database and everything else out of the link", async () => {
    const application = await insertSampleApplication();
    const browser = openBrowser();
    const { state } = await browser.begin({ purpose: "connect", slug: application.slug });
    expect(JSON.stringify(await tripsOf(application))).not.toContain(state);
    const [cookie] = browser.jar.getAll();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "lax", secure: false, path: "/" });
    expect(cookie?.name).toMatch(/^latchkey-trip-/);
    expect(cookie?.value).not.toContain(state);
  });

  it.each<[ApplicationIntegrationType, Record<string, unknown>, object]>([
    [
      "marketplace_seller",
      { shop_id: 11, shop_name: "Trailhead" },
      { shopId: "11", shopName: "Trailhead", name: "Trailhead", companyId: null },
    ],
    [
      "marketplace_operator",
      { shop_id: undefined, shop_name: undefined },
      { shopId: null, companyId: null, name: expect.stringContaining("127.0.0.1") },
    ],
    [
      "connect_seller",
      { company_id: "c-42", company_name: "Basecamp", company_kind: "SELLER", marketplace_url: undefined },
      { companyId: "c-42", companyName: "Basecamp", name: "Basecamp", host: null, baseUrl: null },
    ],
  ])("has an account of the type %s with its tokens, its granter and one verification", async (type, facts, view) => {
    const application = await insertSampleApplication({ integrationType: type });
    const { grant, path, browser } = await connect(application, { facts });
    const account = await accountOf(application.id);
    expect(path).toBe(`/settings?connected=${account.id}`);
    expect(await getAccount(account.id, sampleViewer)).toMatchObject({
      ...view,
      status: "active",
      authenticationMethod: "authorization_code",
      integrationType: type,
      environment: "preproduction",
      application: { id: application.id, isRejected: false },
      clientId: application.clientId,
      grantedBy: "sofia@example.com",
      grantedAt: expect.any(String),
      expiresAt: null,
      nextRefreshAt: null,
      hasRefreshToken: true,
      lastVerifiedAt: expect.any(String),
      createdBy: null,
      failure: null,
    });
    const { accessToken, refreshToken } = grant;
    expect(await accountTokens(account.id)).toEqual({ accessToken, refreshToken });
    const history = await db().select().from(accountHistory).where(eq(accountHistory.accountId, account.id));
    expect(history).toMatchObject([{ kind: "verification", outcome: "succeeded", trigger: "save" }]);
    expect(await eventsOf(account.id)).toEqual([
      {
        event: "account.connected",
        userName: "sofia@example.com",
        role: "seller",
        details: {
          application: application.name,
          grantedBy: "sofia@example.com",
          secretsUsed: "client_secret, access_token",
        },
      },
    ]);
    expect(await tripsOf(application)).toMatchObject([
      { outcome: "connected", resultAccountId: account.id, finishedAt: expect.any(Date), errorCode: null },
    ]);
    expect(browser.jar.getAll().map(({ name }) => name)).toEqual(["next-auth.session-token"]);
  });

  it("has a token that is renewed ahead of its end where Mirakl gave it one", async () => {
    const application = await insertSampleApplication();
    await connect(application, { expiresInSeconds: 3600 });
    const { issuedAt, expiresAt, nextRefreshAt } = await accountOf(application.id);
    expect((expiresAt?.getTime() ?? 0) - (issuedAt?.getTime() ?? 0)).toBe(3_600_000);
    expect(nextRefreshAt?.getTime()).toBeLessThan(expiresAt?.getTime() ?? 0);
  });

  it("has an account that nothing renews where Mirakl gave no refresh token", async () => {
    const application = await insertSampleApplication();
    await connect(application, { hasRefreshToken: false, expiresInSeconds: 3600 });
    const account = await accountOf(application.id);
    expect(account).toMatchObject({ hasRefreshToken: false, nextRefreshAt: null });
    expect((await getAccount(account.id, sampleViewer)).status).toBe("expiring");
  });

  it("has an account that says so when its token does not work at the marketplace", async () => {
    const application = await insertSampleApplication();
    mirakl.overrides["/api/account"] = () => ({ status: 401, body: {} });
    mirakl.overrides["/api/inbox/threads"] = () => ({ status: 401, body: {} });
    await connect(application);
    const { id } = await accountOf(application.id);
    expect(await getAccount(id, sampleViewer)).toMatchObject({
      status: "reconnect",
      failure: { code: "mirakl_token_rejected" },
    });
  });

  it("whom Mirakl does not name is connected, and not signed in", async () => {
    const application = await insertSampleApplication();
    const { path, browser } = await connect(application, { facts: { resource_owner: "" } });
    const account = await accountOf(application.id);
    expect(account).toMatchObject({ grantedBy: null, grantedByIdentityId: null });
    expect(path).toMatch(/^\/auth\/mirakl\/result\//);
    expect(await browser.result(path)).toMatchObject({ outcome: "connected", error: null, isBackOffice: false });
    expect(await browser.session()).toBeNull();
  });

  it("whom Mirakl does not name stays on a seller's pages where the browser is a seller's already", async () => {
    const application = await insertSampleApplication();
    const { browser } = await connect(application);
    const { path } = await connect(application, { facts: { resource_owner: "" } }, browser);
    expect(path).toMatch(/^\/auth\/mirakl\/result\//);
  });
});

describe("an admin who connects from the wizard", () => {
  it("names the account and the audience, and stays who they are", async () => {
    const application = await insertSampleApplication({ audience: "acme-prod" });
    const browser = openBrowser();
    const userId = await browser.signIn();
    const before = await browser.session();
    const ask = { purpose: "connect", applicationId: application.id, name: "Our Trailhead", audience: "acme-prod:7" };
    const { state, url } = await browser.beginAsAdmin(ask as Parameters<typeof browser.beginAsAdmin>[0]);
    expect(url.searchParams.get("audience")).toBe("acme-prod:7");
    const { code } = mirakl.consent({ clientId: application.clientId });
    const path = await browser.comeBack({ state, code });
    const account = await accountOf(application.id);
    expect(path).toBe(`/accounts/${account.id}?connected`);
    expect(account).toMatchObject({ name: "Our Trailhead", createdBy: userId, grantedBy: "sofia@example.com" });
    expect(await eventsOf(account.id)).toMatchObject([{ event: "account.connected", userName: "Ada", role: "admin" }]);
    expect((await browser.session())?.id).toBe(before?.id);
  });
});

describe("a shop that is connected already", () => {
  it("is updated when it is granted again, and the earlier token is kept, unused, until it is revoked", async () => {
    const application = await insertSampleApplication();
    const facts = { shop_id: 2001 };
    const first = await connect(application, { facts });
    const { id, version } = await accountOf(application.id);
    const second = await connect(application, { facts: { ...facts, resource_owner: "Luis@example.com" } });
    expect(second.path).toBe(`/settings?updated=${id}`);
    expect(await accountOf(application.id)).toMatchObject({ id, version: version + 1, grantedBy: "Luis@example.com" });
    expect(await accountTokens(id)).toMatchObject({ accessToken: second.grant.accessToken });
    const parked = await parkedOf(application.id);
    expect(parked).toMatchObject({ state: "superseded", accountId: id, nextAttemptAt: null });
    const { accessToken, refreshToken } = first.grant;
    expect(await parkedTokens(parked.id)).toEqual({ accessToken, refreshToken });
    expect([first.grant.isAlive, second.grant.isAlive]).toEqual([true, true]);
    expect((await eventsOf(id)).map(({ event, userName }) => [event, userName])).toEqual([
      ["account.connected", "sofia@example.com"],
      ["account.reconnected", "luis@example.com"],
    ]);
    await revokeAccess({ accountId: id, reason: null }, person);
    expect([first.grant.isAlive, second.grant.isAlive]).toEqual([false, false]);
    expect(await leftBy(application.id)).toEqual({ accounts: 1, parked: [], secrets: 0 });
  });

  it("works again after it was revoked, and nothing of the revocation is left", async () => {
    const application = await insertSampleApplication();
    const facts = { shop_id: 2002 };
    await connect(application, { facts });
    const { id } = await accountOf(application.id);
    await revokeAccess({ accountId: id, reason: "Over" }, person);
    const { path } = await connect(application, { facts });
    expect(path).toBe(`/settings?updated=${id}`);
    expect(await getAccount(id, sampleViewer)).toMatchObject({
      status: "active",
      revocation: null,
      isRevocationPending: false,
    });
  });

  it("by another way keeps that way, and the new token is given back", async () => {
    const shopId = "2003";
    const identity = `shop|preproduction|${mirakl.origin}|${shopId}`;
    const key = await insertSampleAccount({ authenticationMethod: "api_key", name: "By key", identity, shopId });
    const application = await insertSampleApplication();
    const { path, browser, grant } = await connect(application, { facts: { shop_id: shopId } });
    const { error, outcome } = await browser.result(path);
    expect([error?.code, outcome]).toEqual(["account_other_method", "failed"]);
    // What the back office calls the account is not for sellers.
    expect(error?.message).toBe("Another account already connects this shop in another way.");
    expect(await browser.session()).toBeNull();
    expect(await leftBy(application.id)).toEqual({ accounts: 0, parked: ["revoking"], secrets: 2 });
    await revokeGrantNow((await parkedOf(application.id)).id, person);
    expect(grant.isAlive).toBe(false);
    expect(await accountTokens(key.id)).toMatchObject({ accessToken: "old-token" });
  });

  it("through another application moves to that one, and the earlier token waits with its own application", async () => {
    const [first, second] = [await insertSampleApplication(), await insertSampleApplication()];
    const facts = { shop_id: 2004 };
    const one = await connect(first, { facts });
    const { id } = await accountOf(first.id);
    const two = await connect(second, { facts });
    expect(await accountOf(second.id)).toMatchObject({ id, clientId: second.clientId });
    expect(await parkedOf(first.id)).toMatchObject({ state: "superseded", accountId: id });
    await revokeAccess({ accountId: id, reason: null }, person);
    expect([one.grant.isAlive, two.grant.isAlive]).toEqual([false, false]);
    expect(await db().$count(parkedGrants, eq(parkedGrants.applicationId, first.id))).toBe(0);
    expect(mirakl.asked(first.clientId, tokenPath)).toHaveLength(1);
  });
});
