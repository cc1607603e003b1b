import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { authorizationRequests } from "@/db/schema/authorization-requests";
import { accountTokens, insertSampleApplication, useMirakl } from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { openBrowser, type TripBrowser } from "@/scripts/testing/trip-browser";
import { accountOf, leftBy, nothing } from "@/scripts/testing/trip-leftovers";
import { hashState } from "./authorization-state";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);

let mirakl: ScriptedMirakl;

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  mirakl.overrides = {};
});

/** A seller who is at Mirakl now, and the code that Mirakl would send them back with. */
async function atMirakl() {
  const application = await insertSampleApplication();
  const browser = openBrowser();
  const { state } = await browser.begin({ purpose: "connect", slug: application.slug });
  const { code, grant } = mirakl.consent({ clientId: application.clientId });
  return { application, browser, state, code, grant };
}
const tripOf = async (state: string) => {
  const isThis = eq(authorizationRequests.stateHash, hashState(state));
  const [trip] = await db().select().from(authorizationRequests).where(isThis);
  return trip;
};
const errorOn = async (browser: TripBrowser, path: string) => (await browser.result(path)).error?.code;
const change = (state: string, values: object) =>
  db()
    .update(authorizationRequests)
    .set(values)
    .where(eq(authorizationRequests.stateHash, hashState(state)));

describe("a return that belongs to no trip of this browser", () => {
  it("without a state", async () => {
    const { application, browser, code } = await atMirakl();
    const path = await browser.comeBack({ code });
    expect(path).toBe("/auth/mirakl/result/unknown?problem=oauth_state_missing");
    expect(await browser.result(path)).toMatchObject({
      error: { code: "oauth_state_missing" },
      startAgainPath: "/sign-in",
    });
    expect(await leftBy(application.id)).toEqual(nothing);
    expect(mirakl.asked(application.clientId)).toEqual([]);
  });

  it("with an empty state", async () => {
    const { browser, code } = await atMirakl();
    expect(await errorOn(browser, await browser.comeBack({ code, state: "" }))).toBe("oauth_state_missing");
  });

  it("with the state twice, even the same one", async () => {
    const { application, browser, code, state } = await atMirakl();
    const path = await browser.comeBack([
      ["code", code],
      ["state", state],
      ["state", state],
    ]);
    expect(await errorOn(browser, path)).toBe("oauth_state_missing");
    expect((await tripOf(state))?.spentAt).toBeNull();
    expect(await leftBy(application.id)).toEqual(nothing);
  });

  it("with a state that nobody gave out", async () => {
    const { application, browser, code } = await atMirakl();
    const path = await browser.comeBack({ code, state: "A".repeat(43) });
    expect(path).toBe("/auth/mirakl/result/unknown?problem=oauth_state_invalid");
    expect(await errorOn(browser, path)).toBe("oauth_state_invalid");
    expect(mirakl.asked(application.clientId)).toEqual([]);
  });

  it("with the state of another browser, whose trip goes on as if nothing had happened", async () => {
    const { application, browser, code, state } = await atMirakl();
    const thief = openBrowser();
    await thief.begin({ purpose: "connect", slug: application.slug });
    const path = await thief.comeBack({ code, state });
    expect(await errorOn(thief, path)).toBe("oauth_state_invalid");
    expect(await thief.session()).toBeNull();
    expect((await tripOf(state))?.spentAt).toBeNull();
    expect(mirakl.asked(application.clientId)).toEqual([]);
    expect(await browser.comeBack({ code, state })).toContain("/settings?connected=");
  });

  it("with somebody else's code in one's own trip's place: the state does not fit its cookie", async () => {
    const victim = await atMirakl();
    const attacker = await atMirakl();
    const { value } = attacker.browser.jar.getAll()[0] ?? { value: "" };
    const { name } = victim.browser.jar.getAll()[0] ?? { name: "" };
    // The attacker's sealed cookie under the name of the victim's.
    victim.browser.jar.set({ name, value });
    const path = await victim.browser.comeBack({ code: attacker.code, state: victim.state });
    expect(await errorOn(victim.browser, path)).toBe("oauth_state_invalid");
  });
});

describe("a return that comes too late or again", () => {
  it("after ten minutes", async () => {
    const { application, browser, code, state } = await atMirakl();
    await change(state, { expiresAt: sql`now() - interval '1 second'` });
    const path = await browser.comeBack({ code, state });
    expect(await browser.result(path)).toMatchObject({
      error: { code: "oauth_state_expired" },
      startAgainPath: `/connect/${application.slug}`,
    });
    expect((await tripOf(state))?.spentAt).toBeNull();
    expect(mirakl.asked(application.clientId)).toEqual([]);
    expect(await leftBy(application.id)).toEqual(nothing);
  });

  it("lives for ten minutes until then", async () => {
    const { state } = await atMirakl();
    const { createdAt, expiresAt } = (await tripOf(state)) ?? {};
    expect((expiresAt?.getTime() ?? 0) - (createdAt?.getTime() ?? 0)).toBe(600_000);
  });

  it("by a link that was opened before: nothing happens, and the account stays", async () => {
    const { application, browser, code, state, grant } = await atMirakl();
    const cookies = browser.jar.getAll();
    await browser.comeBack({ code, state });
    const { id } = await accountOf(application.id);
    const asked = mirakl.requests.length;
    for (const cookie of cookies) browser.jar.set(cookie);
    expect(await errorOn(browser, await browser.comeBack({ code, state }))).toBe("oauth_state_spent");
    expect(mirakl.requests).toHaveLength(asked);
    expect(grant.isAlive).toBe(true);
    const { accessToken, refreshToken } = grant;
    expect(await accountTokens(id)).toEqual({ accessToken, refreshToken });
  });

  it("after the exchange broke off, and again a moment earlier", async () => {
    const { application, browser, code, state } = await atMirakl();
    await change(state, { spentAt: sql`now() - interval '2 minutes'` });
    const path = await browser.comeBack({ code, state });
    expect(await errorOn(browser, path)).toBe("oauth_exchange_interrupted");
    const other = await atMirakl();
    await change(other.state, { spentAt: sql`now() - interval '20 seconds'` });
    const early = await other.browser.comeBack({ code: other.code, state: other.state });
    expect(await errorOn(other.browser, early)).toBe("oauth_state_spent");
    expect(mirakl.asked(application.clientId)).toEqual([]);
  });
});

describe("a return without a code to exchange", () => {
  const returns: [string, Record<string, string>, string, string | undefined][] = [
    [
      "the consent was refused",
      { error: "access_denied", error_description: "The user said no" },
      "oauth_consent_refused",
      "The user said no",
    ],
    ["the consent was refused without words", { error: "access_denied" }, "oauth_consent_refused", undefined],
    [
      "Mirakl failed",
      { error: "server_error", error_description: "Try later" },
      "oauth_authorization_failed",
      "Try later",
    ],
    ["Mirakl names an error and a code", { error: "server_error", code: "c" }, "oauth_authorization_failed", undefined],
    ["an empty error came", { error: "", code: "c" }, "oauth_authorization_failed", undefined],
    ["no code came", {}, "oauth_code_missing", undefined],
    ["an empty code came", { code: "" }, "oauth_code_missing", undefined],
  ];
  it.each(returns)("because %s", async (_, parameters, code, words) => {
    const { application, browser, state } = await atMirakl();
    const path = await browser.comeBack({ state, ...parameters });
    const { error, outcome, startAgainPath } = await browser.result(path);
    expect({ code: error?.code, outcome, startAgainPath }).toEqual({
      code,
      outcome: "failed",
      startAgainPath: `/connect/${application.slug}`,
    });
    expect(error?.message).toContain(words ?? "Nothing was connected");
    expect(await tripOf(state)).toMatchObject({ spentAt: expect.any(Date), finishedAt: expect.any(Date) });
    expect(mirakl.asked(application.clientId)).toEqual([]);
    expect(await leftBy(application.id)).toEqual(nothing);
    expect(await browser.session()).toBeNull();
    expect(browser.jar.getAll()).toEqual([]);
  });

  it("because the code came twice", async () => {
    const { browser, state, code } = await atMirakl();
    const path = await browser.comeBack([
      ["state", state],
      ["code", code],
      ["code", "another"],
    ]);
    expect(await errorOn(browser, path)).toBe("oauth_code_missing");
  });

  it("shows words of strangers as words, shortened and on one line", async () => {
    const { browser, state } = await atMirakl();
    const description = `<b>Call</b>\u202e 0900\n${"x".repeat(1_000)}`;
    const path = await browser.comeBack({ state, error: "access_denied", error_description: description });
    const { error } = await browser.result(path);
    expect(error?.message).toContain("<b>Call</b> 0900 xxx");
    expect(error?.message.length).toBeLessThan(320);
  });
});

describe("what else an address may hold", () => {
  it("is ignored, whatever it claims", async () => {
    const { application, browser, state, code } = await atMirakl();
    const path = await browser.comeBack([
      ["tenant", "acme"],
      ["environment", "production"],
      ["accountId", crypto.randomUUID()],
      ["application", crypto.randomUUID()],
      ["returnTo", "https://elsewhere.example.com/"],
      ["redirect_uri", "https://elsewhere.example.com/"],
      ["iss", "https://elsewhere.example.com"],
      ["tenant", "again"],
      ["state", state],
      ["code", code],
    ]);
    const { id } = await accountOf(application.id);
    expect(path).toBe(`/settings?connected=${id}`);
  });

  it("of a result's page names no error that no return ends with", async () => {
    const { browser, state } = await atMirakl();
    const path = (await browser.comeBack({ state, error: "access_denied" })).replace(/\?.*/, "");
    for (const problem of ["internal", "account_not_found", "constructor", "<script>"]) {
      expect(await errorOn(browser, `${path}?${new URLSearchParams({ problem })}`)).toBe("oauth_consent_refused");
    }
    expect(await errorOn(browser, "/auth/mirakl/result/not-an-id")).toBe("oauth_state_invalid");
  });
});
