import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { parkedGrants } from "@/db/schema/parked-grants";
import { sellerIdentities, sessionIdentities } from "@/db/schema/seller-identities";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { removeAccount } from "@/lib/accounts/remove-account";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import type { Person } from "@/lib/actor";
import { accountRow, accountTokens, insertSampleApplication, useMirakl } from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { listOwnAccounts } from "@/lib/sellers/list-own-accounts";
import { dataOf, openBrowser, type TripBrowser } from "@/scripts/testing/trip-browser";
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

type Application = Awaited<ReturnType<typeof insertSampleApplication>>;
/** Somebody whom no other test knows. */
const newEmail = () => `${crypto.randomUUID()}@example.com`;
/** A seller goes to Mirakl for a purpose and comes back with the shop that they chose there. */
async function go(
  application: Application,
  trip: { purpose: "connect" | "sign_in"; facts?: Record<string, unknown>; browser?: TripBrowser },
) {
  const { purpose, facts = {}, browser = openBrowser() } = trip;
  const { state, url } = await browser.begin({ purpose, slug: application.slug });
  const who = { resource_owner: newEmail(), ...facts };
  const { code, grant } = mirakl.consent({ clientId: application.clientId, facts: who });
  return { browser, url, grant, path: await browser.comeBack({ state, code }) };
}
/** A shop that a seller has connected. */
async function connected(facts: Record<string, unknown> = {}) {
  const application = await insertSampleApplication();
  const shop = { shop_id: Math.floor(Math.random() * 1e9), resource_owner: newEmail(), ...facts };
  const { grant, browser } = await go(application, { purpose: "connect", facts: shop });
  return { application, shop, grant, browser, account: await accountOf(application.id) };
}
async function ownAccounts(browser: TripBrowser) {
  const session = await browser.session();
  if (!session) throw new Error("nobody is signed in");
  return (await listOwnAccounts(session.person)).accounts.map(({ id }) => id);
}

describe("a seller who comes back", () => {
  it("after connecting is signed in by a cookie that scripts cannot read, and sees what they granted", async () => {
    const { browser, account, shop } = await connected();
    expect(await browser.session()).toMatchObject({ user: { role: "seller", email: shop.resource_owner } });
    const [cookie, ...others] = browser.jar.getAll();
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({
      name: "next-auth.session-token",
      httpOnly: true,
      sameSite: "lax",
      secure: false,
      path: "/",
    });
    expect(await ownAccounts(browser)).toEqual([account.id]);
  });

  it("is sent to Mirakl without the default audience, to choose there", async () => {
    const application = await insertSampleApplication({ audience: "acme-prod" });
    const browser = openBrowser();
    const { url } = await browser.begin({ purpose: "sign_in", slug: application.slug });
    expect(url.searchParams.get("audience")).toBeNull();
  });

  it("to a living account of theirs gives it the new token, and sees it", async () => {
    const { application, shop, grant, account } = await connected();
    const facts = { ...shop, resource_owner: shop.resource_owner.toUpperCase() };
    const again = await go(application, { purpose: "sign_in", facts });
    expect(again.path).toBe("/settings?signed-in");
    expect(await ownAccounts(again.browser)).toEqual([account.id]);
    expect(await accountTokens(account.id)).toMatchObject({ accessToken: again.grant.accessToken });
    expect([grant.isAlive, again.grant.isAlive]).toEqual([true, true]);
    expect(await leftBy(application.id)).toMatchObject({ accounts: 1, parked: ["superseded"] });
  });

  it("to an unknown shop has no account made for it, and is asked", async () => {
    const application = await insertSampleApplication();
    const { path, browser, grant } = await go(application, { purpose: "sign_in" });
    expect(await leftBy(application.id)).toMatchObject({ accounts: 0, parked: ["held"] });
    const { held, outcome } = await browser.result(path);
    expect([outcome, held?.question]).toEqual(["not_connected", "not_connected"]);
    expect((await browser.session())?.user.role).toBe("seller");
    expect(await ownAccounts(browser)).toEqual([]);
    expect((await dataOf(browser.answer(held?.id ?? "", true))).outcome).toBe("connected");
    expect(await ownAccounts(browser)).toEqual([(await accountOf(application.id)).id]);
    expect(grant.isAlive).toBe(true);
  });

  it("to a revoked account does not revive it; yes does", async () => {
    const { application, shop, account } = await connected();
    await revokeAccess({ accountId: account.id, reason: null }, person);
    const { path, browser, grant } = await go(application, { purpose: "sign_in", facts: shop });
    expect((await accountRow(account.id)).revokedAt).not.toBeNull();
    expect(await accountTokens(account.id)).toEqual({ accessToken: null, refreshToken: null });
    const { held, outcome } = await browser.result(path);
    expect([outcome, held?.question]).toEqual(["was_revoked", "was_revoked"]);
    expect(await dataOf(browser.answer(held?.id ?? "", true))).toEqual({ outcome: "updated", accountId: account.id });
    expect(await accountTokens(account.id)).toMatchObject({ accessToken: grant.accessToken });
    expect((await accountRow(account.id)).revokedAt).toBeNull();
  });

  it("to a revoked account leaves it revoked when the answer is no, and the new token is revoked", async () => {
    const { application, shop, account } = await connected();
    await revokeAccess({ accountId: account.id, reason: null }, person);
    const { path, browser, grant } = await go(application, { purpose: "sign_in", facts: shop });
    const { held } = await browser.result(path);
    expect((await dataOf(browser.answer(held?.id ?? "", false))).outcome).toBe("declined");
    expect(grant.isAlive).toBe(false);
    expect((await accountRow(account.id)).revokedAt).not.toBeNull();
    expect(await leftBy(application.id)).toEqual({ accounts: 1, parked: [], secrets: 0 });
  });

  it("whose account was removed is asked whether to connect it again", async () => {
    const { application, shop, account } = await connected();
    await removeAccount({ accountId: account.id }, person);
    const { path, browser } = await go(application, { purpose: "sign_in", facts: shop });
    expect((await browser.result(path)).held?.question).toBe("not_connected");
  });
});

describe("who is who", () => {
  it("somebody else of the same shop takes nothing over and sees nothing", async () => {
    const { application, shop, grant, account } = await connected();
    const before = await accountRow(account.id);
    const facts = { ...shop, resource_owner: newEmail() };
    const { path, browser, grant: unused } = await go(application, { purpose: "sign_in", facts });
    expect(path).toBe("/settings?signed-in");
    expect(await ownAccounts(browser)).toEqual([]);
    expect(await accountRow(account.id)).toEqual(before);
    expect(await accountTokens(account.id)).toMatchObject({ accessToken: grant.accessToken });
    expect(await parkedOf(application.id)).toMatchObject({ state: "superseded", accountId: account.id });
    await revokeAccess({ accountId: account.id, reason: null }, person);
    expect([grant.isAlive, unused.isAlive]).toEqual([false, false]);
  });

  it("the same e-mail at another marketplace, of another type or in another environment is somebody else", async () => {
    const email = newEmail();
    const { account } = await connected({ resource_owner: email });
    const elsewhere: [object, Record<string, unknown>][] = [
      [{}, { marketplace_url: "http://localhost:1/api" }],
      [{ integrationType: "marketplace_operator" }, {}],
      [{ integrationType: "connect_seller" }, { company_id: "c-1" }],
      [{ environment: "development" }, {}],
    ];
    for (const [own, facts] of elsewhere) {
      const application = await insertSampleApplication(own);
      const { browser } = await go(application, { purpose: "sign_in", facts: { ...facts, resource_owner: email } });
      expect(await ownAccounts(browser)).not.toContain(account.id);
    }
    expect(await db().$count(sellerIdentities, eq(sellerIdentities.email, email))).toBe(5);
  });

  it("the e-mail of an admin opens no back office", async () => {
    const email = newEmail();
    await db().insert(users).values({ email, name: "Ada", role: "admin", passwordHash: "none" });
    const { browser } = await connected({ resource_owner: email });
    const session = await browser.session();
    expect(session?.person).toMatchObject({ userId: null, role: "seller", email });
  });

  it("one session may hold several identities, each proven by its own return, in a new session each time", async () => {
    const first = await connected();
    const before = await first.browser.session();
    const application = await insertSampleApplication();
    const facts = { resource_owner: newEmail() };
    await go(application, { purpose: "connect", facts, browser: first.browser });
    const after = await first.browser.session();
    expect(after?.id).not.toBe(before?.id);
    expect(after?.person.identityIds).toHaveLength(2);
    expect((await ownAccounts(first.browser)).sort()).toEqual(
      [first.account.id, (await accountOf(application.id)).id].sort(),
    );
    const [ended] = await db()
      .select()
      .from(sessions)
      .where(eq(sessions.id, before?.id ?? ""));
    expect(ended?.endedAt).not.toBeNull();
    await go(application, { purpose: "sign_in", facts, browser: first.browser });
    expect((await first.browser.session())?.person.identityIds).toHaveLength(2);
  });

  it("a session whose identities are gone is none", async () => {
    const { browser } = await connected();
    const session = await browser.session();
    await db()
      .delete(sessionIdentities)
      .where(eq(sessionIdentities.sessionId, session?.id ?? ""));
    expect(await browser.session()).toBeNull();
  });

  it("an admin's session stays theirs, whatever a return in their browser proves", async () => {
    const application = await insertSampleApplication();
    const browser = openBrowser();
    await browser.signIn();
    const before = await browser.session();
    const seen = await db().$count(sessions);
    const { path } = await go(application, { purpose: "connect", browser });
    const account = await accountOf(application.id);
    expect(path).toBe(`/accounts/${account.id}?connected`);
    const other = await go(application, { purpose: "sign_in", browser });
    expect(other.path).toMatch(/^\/auth\/mirakl\/result\//);
    expect((await browser.session())?.id).toBe(before?.id);
    expect(await db().$count(sessions)).toBe(seen);
    expect((await browser.result(other.path)).held).toBeNull();
  });

  it("a viewer's session stays theirs as well", async () => {
    const application = await insertSampleApplication();
    const browser = openBrowser();
    await browser.signIn("viewer");
    const before = await browser.session();
    await go(application, { purpose: "connect", browser });
    expect((await browser.session())?.id).toBe(before?.id);
  });
});

describe("a seller's own reconnection", () => {
  it("is for accounts that they granted", async () => {
    const { browser, account, application, shop } = await connected();
    const { state } = await browser.begin({ purpose: "reconnect", accountId: account.id });
    const { code, grant } = mirakl.consent({ clientId: application.clientId, facts: shop });
    expect(await browser.comeBack({ state, code })).toBe(`/settings?updated=${account.id}`);
    expect(await accountTokens(account.id)).toMatchObject({ accessToken: grant.accessToken });
    const stranger = (await connected()).browser;
    const begin = (who: TripBrowser) => who.begin({ purpose: "reconnect", accountId: account.id });
    await expect(begin(stranger)).rejects.toThrow("account_not_found");
    await expect(begin(openBrowser())).rejects.toThrow("account_not_found");
  });

  it("that leads to another shop is asked about in their own session, also later", async () => {
    const { browser, account, application, shop } = await connected();
    await db().update(accounts).set({ name: "Pays late" }).where(eq(accounts.id, account.id));
    const { state } = await browser.begin({ purpose: "reconnect", accountId: account.id });
    const facts = { resource_owner: shop.resource_owner, shop_name: "Basecamp" };
    const { code, grant } = mirakl.consent({ clientId: application.clientId, facts });
    const path = await browser.comeBack({ state, code });
    const { held } = await browser.result(path);
    expect(held).toMatchObject({ question: "other_shop", name: "Basecamp", expected: { name: account.name } });
    // What the back office calls the account is not for sellers.
    expect(JSON.stringify(held)).not.toContain("Pays late");
    const session = await browser.session();
    const view = session && (await listOwnAccounts(session.person));
    expect(view?.held).toMatchObject([{ id: held?.id, name: "Basecamp" }]);
    await dataOf(browser.answer(held?.id ?? "", false));
    expect(grant.isAlive).toBe(false);
    const isOfThis = sql`${parkedGrants.applicationId} = ${application.id}`;
    expect(await db().$count(parkedGrants, isOfThis)).toBe(0);
  });
});
