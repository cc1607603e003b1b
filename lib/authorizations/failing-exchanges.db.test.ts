import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { applicationDataKeys, applications } from "@/db/schema/applications";
import { parkedGrants } from "@/db/schema/parked-grants";
import { users } from "@/db/schema/users";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { sampleViewer } from "@/lib/accounts/testing/sample-viewer";
import { cutOff, revocationPath, type TokenResponse, tokenPath } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { getApplication } from "@/lib/applications/list-applications";
import { revokeGrantNow } from "@/lib/grants/revoke-grants-now";
import {
  accountRow,
  applicationSecret,
  connectSample,
  insertSampleApplication,
  parkedTokens,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type GrantOptions, type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { hurryTimersOf } from "@/scripts/testing/hurry-timers";
import { testDatabase } from "@/scripts/testing/test-database";
import { openBrowser, type TripBrowser } from "@/scripts/testing/trip-browser";
import { leftBy, nothing, parkedOf } from "@/scripts/testing/trip-leftovers";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);

let mirakl: ScriptedMirakl;
let person: Person;

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
  const away = await startScriptedMirakl();
  await away.close();
  vi.stubEnv("MIRAKL_AUTH_URL_DEVELOPMENT", away.origin);
  person = await samplePerson();
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  mirakl.overrides = {};
});

/** A seller who is at Mirakl now, and what Mirakl sends them back with. */
async function atMirakl(options: GrantOptions = {}, own: Parameters<typeof insertSampleApplication>[0] = {}) {
  const application = await insertSampleApplication(own);
  const browser = openBrowser();
  const { state } = await browser.begin({ purpose: "connect", slug: application.slug });
  const { code, grant } = mirakl.consent({ ...options, clientId: application.clientId });
  return { application, browser, grant, back: { state, code } };
}
const errorOn = async (browser: TripBrowser, path: string) => (await browser.result(path)).error?.code;
const asked = (clientId: string) => mirakl.asked(clientId).length;

describe("an exchange that Mirakl does not carry out", () => {
  const answers: [string, () => TokenResponse | typeof cutOff, string][] = [
    [
      "the code was used before or is too old",
      () => ({ status: 400, body: { error: "invalid_grant" } }),
      "oauth_code_rejected",
    ],
    [
      "the redirect URI is another one",
      () => ({ status: 400, body: { error: "invalid_request" } }),
      "oauth_code_rejected",
    ],
    ["Mirakl is down", () => ({ status: 503, body: {} }), "mirakl_unavailable"],
    ["Mirakl asks to wait", () => ({ status: 429, headers: { "retry-after": "30" }, body: {} }), "mirakl_rate_limited"],
    ["the connection is cut", () => cutOff, "connection_failed"],
    ["a page comes back", () => ({ text: "<html>Sign in</html>" }), "mirakl_malformed_response"],
    ["half an answer comes back", () => ({ text: '{"access_token":"a' }), "mirakl_malformed_response"],
    ["no token is in the answer", () => ({ body: { token_type: "bearer" } }), "mirakl_malformed_response"],
    [
      "a stranger's token comes back",
      () => ({ body: { token_type: "mac", access_token: "a" } }),
      "mirakl_malformed_response",
    ],
    ["an error comes as success", () => ({ body: { error: "invalid_grant" } }), "oauth_code_rejected"],
  ];
  it.each(answers)("because %s", async (_, answer, code) => {
    const { application, browser, back } = await atMirakl();
    mirakl.overrides[tokenPath] = answer;
    const path = await browser.comeBack(back);
    const result = await browser.result(path);
    expect([result.error?.code, result.outcome]).toEqual([code, "failed"]);
    expect(result.error?.advice.length).toBeGreaterThan(0);
    expect(result.startAgainPath).toBe(`/connect/${application.slug}`);
    expect(asked(application.clientId)).toBe(1);
    expect(await leftBy(application.id)).toEqual(nothing);
    expect(await browser.session()).toBeNull();
    mirakl.overrides = {};
    expect(await errorOn(browser, await browser.comeBack(back))).toBe("oauth_state_spent");
  });

  it("because nobody listens", async () => {
    const { application, browser, back } = await atMirakl({}, { environment: "development" });
    expect(await errorOn(browser, await browser.comeBack(back))).toBe("connection_refused");
    expect(await leftBy(application.id)).toEqual(nothing);
  });

  it("because no answer comes within thirty seconds", async () => {
    const { application, browser, back } = await atMirakl();
    mirakl.overrides[tokenPath] = () => new Promise(() => undefined);
    const path = await hurryTimersOf(30_000, () => browser.comeBack(back));
    expect(await errorOn(browser, path)).toBe("connection_timed_out");
    expect(await leftBy(application.id)).toEqual(nothing);
  });

  it("quotes Mirakl without code and secret", async () => {
    const { browser, back } = await atMirakl();
    const words = `code ${back.code} of ${applicationSecret} is over`;
    mirakl.overrides[tokenPath] = () => ({ status: 400, body: { error: "invalid_grant", error_description: words } });
    const { error } = await browser.result(await browser.comeBack(back));
    expect(error?.message).toContain("code [hidden] of [hidden] is over");
  });
});

describe("an exchange whose client is refused", () => {
  it("marks the application and stops its accounts", async () => {
    const { application, account } = await connectSample(mirakl);
    const browser = openBrowser();
    const { state } = await browser.begin({ purpose: "connect", slug: application.slug });
    mirakl.clientSecrets.set(application.clientId, "another");
    const { code } = mirakl.consent({ clientId: application.clientId });
    expect(await errorOn(browser, await browser.comeBack({ state, code }))).toBe("application_rejected");
    expect((await getApplication(application.id, sampleViewer)).rejection).not.toBeNull();
    expect(await accountRow(account.id)).toMatchObject({ lastErrorCode: "application_rejected", nextRefreshAt: null });
  });

  it.each([401, 403])("stops nobody else on a bare %i, which a made-up code may bring", async (status) => {
    const { application, account } = await connectSample(mirakl);
    const browser = openBrowser();
    const { state } = await browser.begin({ purpose: "connect", slug: application.slug });
    mirakl.overrides[tokenPath] = () => ({ status, text: "<html>Request blocked</html>" });
    const code = await errorOn(browser, await browser.comeBack({ state, code: "' or 1=1 --" }));
    expect(code).toBe(status === 401 ? "mirakl_client_rejected" : "mirakl_client_not_allowed");
    expect((await getApplication(application.id, sampleViewer)).rejection).toBeNull();
    expect(await accountRow(account.id)).toMatchObject({ lastErrorCode: null, reconnectRequiredAt: null });
  });

  it("is not tried while the application is marked", async () => {
    const { application, browser, back } = await atMirakl();
    await db().update(applications).set({ rejectedAt: sql`now()` }).where(eq(applications.id, application.id));
    expect(await errorOn(browser, await browser.comeBack(back))).toBe("application_rejected");
    expect(asked(application.clientId)).toBe(0);
    expect(await leftBy(application.id)).toEqual(nothing);
  });

  it("is not tried where the client secret cannot be opened", async () => {
    const { application, browser, back } = await atMirakl();
    await db()
      .update(applicationDataKeys)
      .set({ masterKeyId: "gone" })
      .where(eq(applicationDataKeys.ownerId, application.id));
    expect(await errorOn(browser, await browser.comeBack(back))).toBe("encryption_key_missing");
    expect(asked(application.clientId)).toBe(0);
  });
});

describe("an admin who may not any more when the browser comes back", () => {
  it.each([
    ["demoted", { role: "viewer" as const }],
    ["disabled", { disabledAt: new Date() }],
  ])("because they were %s", async (_, change) => {
    const application = await insertSampleApplication();
    const browser = openBrowser();
    const userId = await browser.signIn();
    const ask = { purpose: "connect", applicationId: application.id, name: "Trailhead" } as const;
    const { state } = await browser.beginAsAdmin(ask);
    const { code } = mirakl.consent({ clientId: application.clientId });
    await db().update(users).set(change).where(eq(users.id, userId));
    expect(await errorOn(browser, await browser.comeBack({ state, code }))).toBe("not_allowed");
    expect(asked(application.clientId)).toBe(0);
    expect(await leftBy(application.id)).toEqual(nothing);
  });
});

describe("a grant that cannot be kept is given back", () => {
  const unusable: [string, Record<string, unknown>, string][] = [
    ["it does not tell the shop", { shop_id: undefined }, "grant_identity_missing"],
    ["it does not tell the marketplace", { marketplace_url: "" }, "grant_identity_missing"],
    ["its marketplace is no address", { marketplace_url: "javascript:alert(1)" }, "grant_identity_missing"],
    [
      "its marketplace may not be called: no https",
      { marketplace_url: "http://acme.example.com/api" },
      "address_not_allowed",
    ],
    [
      "its marketplace may not be called: private",
      { marketplace_url: "https://acme.internal/api" },
      "address_not_allowed",
    ],
    [
      "its marketplace may not be called: an IP address",
      { marketplace_url: "https://169.254.169.254/" },
      "address_not_allowed",
    ],
  ];
  it.each(unusable)("because %s", async (_, facts, code) => {
    const { application, browser, back, grant } = await atMirakl({ facts });
    expect(await errorOn(browser, await browser.comeBack(back))).toBe(code);
    expect(await leftBy(application.id)).toEqual({ accounts: 0, parked: ["revoking"], secrets: 2 });
    expect(await browser.session()).toBeNull();
    const parked = await parkedOf(application.id);
    expect(parked).toMatchObject({ reason: `Not connected: ${code}`, requestedBy: "Latchkey", accountId: null });
    const { accessToken, refreshToken } = grant;
    expect(await parkedTokens(parked.id)).toEqual({ accessToken, refreshToken });
    await revokeGrantNow(parked.id, person);
    expect(grant).toMatchObject({ isAlive: false, reasons: [`Not connected: ${code}`] });
    expect(await leftBy(application.id)).toEqual(nothing);
  });

  it("at once where not even that can be stored", async () => {
    const { application, browser, back, grant } = await atMirakl();
    const owner = postgres((await testDatabase()).url, { max: 1 });
    mirakl.overrides[tokenPath] = async (_, usual) => {
      await owner`alter table account_secrets add constraint full_up check (field = 'client_secret') not valid`;
      await owner`alter table parked_grant_secrets add constraint full_up check (field = 'client_secret') not valid`;
      return usual();
    };
    const path = await browser.comeBack(back);
    await owner`alter table account_secrets drop constraint full_up`;
    await owner`alter table parked_grant_secrets drop constraint full_up`;
    await owner.end();
    expect(await errorOn(browser, path)).toBe("internal");
    expect(await leftBy(application.id)).toEqual(nothing);
    expect(mirakl.asked(application.clientId, revocationPath)).toHaveLength(1);
    expect(grant.isAlive).toBe(false);
  });

  it("unless its shop is connected: then it waits unused, because revoking it could take that access away", async () => {
    const { application, browser, back, grant } = await atMirakl({ facts: { shop_id: 4711 } });
    await browser.comeBack(back);
    const again = openBrowser();
    const { state } = await again.begin({ purpose: "connect", slug: application.slug });
    const second = mirakl.consent({ clientId: application.clientId, facts: { shop_id: 4711 } });
    const owner = postgres((await testDatabase()).url, { max: 1 });
    mirakl.overrides[tokenPath] = async (_, usual) => {
      await owner`alter table account_secrets add constraint full_up check (field = 'client_secret') not valid`;
      return usual();
    };
    const path = await again.comeBack({ state, code: second.code });
    await owner`alter table account_secrets drop constraint full_up`;
    await owner.end();
    expect(await errorOn(again, path)).toBe("internal");
    expect(await leftBy(application.id)).toMatchObject({ accounts: 1, parked: ["superseded"] });
    expect(await parkedTokens((await parkedOf(application.id)).id)).toMatchObject({
      accessToken: second.grant.accessToken,
    });
    expect([grant.isAlive, second.grant.isAlive]).toEqual([true, true]);
    expect(
      await db().$count(
        parkedGrants,
        sql`${parkedGrants.applicationId} = ${application.id} and next_attempt_at is not null`,
      ),
    ).toBe(0);
  });
});
