import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { attemptLimits } from "@/db/schema/attempt-limits";
import { auditEvents } from "@/db/schema/audit-events";
import { passkeys } from "@/db/schema/passkeys";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { ActionResult } from "@/lib/actions/action-result";
import { finishPasskeyRegistration } from "@/lib/actions/finish-passkey-registration";
import { finishPasskeySignIn } from "@/lib/actions/finish-passkey-sign-in";
import { removePasskey } from "@/lib/actions/remove-passkey";
import { renamePasskey } from "@/lib/actions/rename-passkey";
import { startPasskeyRegistration } from "@/lib/actions/start-passkey-registration";
import { startPasskeySignIn } from "@/lib/actions/start-passkey-sign-in";
import { browserOf, newBrowser, newUser } from "@/scripts/testing/signed-in-user";
import { dataOf } from "@/scripts/testing/trip-browser";
import { attemptRules } from "../attempt-rules";
import { findSession } from "../session";
import { type SoftwarePasskey, softwarePasskey } from "../testing/software-passkey";
import { relyingParty } from "./relying-party";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);
beforeEach(async () => {
  await db().delete(attemptLimits);
});

type Browser = ReturnType<typeof newBrowser>;
type Ceremony = Parameters<SoftwarePasskey["sign"]>[0];
const codeOf = async (result: Promise<ActionResult<unknown>>) => {
  const outcome = await result;
  return outcome.ok ? "done" : outcome.error.code;
};

const begin = (browser: Browser) => dataOf(browser.as(() => startPasskeyRegistration({ wanted: true })));
const finish = (browser: Browser, response: ReturnType<SoftwarePasskey["register"]>, name = "Laptop") =>
  codeOf(browser.as(() => finishPasskeyRegistration({ name, response })));
async function register(browser: Browser, passkey: SoftwarePasskey, own: Partial<Ceremony> = {}) {
  const { challenge } = await begin(browser);
  return finish(browser, passkey.register({ challenge, ...own }));
}
/** Somebody with a passkey, whose counter stands at 5. */
async function userWithPasskey() {
  const user = await newUser();
  const browser = await browserOf(user.id);
  const passkey = softwarePasskey();
  expect(await register(browser, passkey, { counter: 5 })).toBe("done");
  const [row] = await db().select().from(passkeys).where(eq(passkeys.userId, user.id));
  if (!row) throw new Error("no passkey");
  return { user, browser, passkey, row };
}
const challengeOf = async (browser: Browser) =>
  (await dataOf(browser.as(() => startPasskeySignIn({ wanted: true })))).challenge;
const present = (browser: Browser, response: ReturnType<SoftwarePasskey["sign"]>) =>
  codeOf(browser.as(() => finishPasskeySignIn({ response })));
async function signIn(passkey: SoftwarePasskey, own: Partial<Ceremony> = {}, browser = newBrowser()) {
  const challenge = await challengeOf(browser);
  return present(browser, passkey.sign({ challenge, counter: 6, ...own }));
}
const emailOf = async (browser: Browser) => (await browser.as(() => findSession()))?.user.email;

describe("adding a passkey", () => {
  it("asks for one that is found without an e-mail and verifies its owner, and not for one that is known", async () => {
    const { browser, user, passkey } = await userWithPasskey();
    const options = await begin(browser);
    expect(options).toMatchObject({
      rp: { id: "localhost", name: "Latchkey" },
      user: { name: user.email },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: [{ id: passkey.id }],
    });
    expect(await db().select().from(auditEvents).where(eq(auditEvents.userId, user.id))).toMatchObject([
      { event: "user.passkey_added", details: { passkey: "Laptop" } },
    ]);
  });

  it.each<[string, Partial<Ceremony>]>([
    ["another origin", { origin: "https://evil.example" }],
    ["another port", { origin: "http://localhost:3001" }],
    ["another name", { rpId: "evil.example" }],
    ["a device that did not verify its owner", { isVerified: false }],
    ["another challenge", { challenge: "bm90IG91ciBjaGFsbGVuZ2U" }],
  ])("refuses %s", async (_what, own) => {
    const user = await newUser();
    expect(await register(await browserOf(user.id), softwarePasskey(), own)).toBe("passkey_rejected");
    expect(await db().$count(passkeys, eq(passkeys.userId, user.id))).toBe(0);
  });

  it("answers a challenge once, in the browser and for the person that it was made for", async () => {
    const [ada, eve] = [await newUser(), await newUser()];
    const browser = await browserOf(ada.id);
    const { challenge } = await begin(browser);
    expect(await finish(await browserOf(ada.id), softwarePasskey().register({ challenge }))).toBe(
      "sign_in_step_expired",
    );
    const other = await browserOf(eve.id);
    for (const cookie of browser.jar.getAll()) if (cookie.name.startsWith("latchkey-")) other.jar.set(cookie);
    expect(await finish(other, softwarePasskey().register({ challenge }))).toBe("sign_in_step_expired");
    expect(await finish(browser, softwarePasskey().register({ challenge }))).toBe("sign_in_step_expired");
    expect(await db().$count(passkeys, eq(passkeys.userId, eve.id))).toBe(0);
  });

  it("takes no passkey that is somebody's already", async () => {
    const { passkey } = await userWithPasskey();
    const eve = await newUser();
    expect(await register(await browserOf(eve.id), passkey)).toBe("passkey_already_added");
  });

  it("is for who has just signed in", async () => {
    const { user, browser, row } = await userWithPasskey();
    await db()
      .update(sessions)
      .set({ createdAt: sql`now() - interval '16 minutes'` })
      .where(eq(sessions.userId, user.id));
    expect(await codeOf(browser.as(() => startPasskeyRegistration({ wanted: true })))).toBe("sign_in_too_old");
    expect(await codeOf(browser.as(() => removePasskey({ passkeyId: row.id })))).toBe("sign_in_too_old");
  });
});

describe("signing in with a passkey", () => {
  it("opens a session without password and code, and notes the use", async () => {
    const { user, passkey, row } = await userWithPasskey();
    const browser = newBrowser();
    expect(await signIn(passkey, { userHandle: user.id }, browser)).toBe("done");
    expect(await emailOf(browser)).toBe(user.email);
    const [after] = await db().select().from(passkeys).where(eq(passkeys.id, row.id));
    expect(after).toMatchObject({ counter: 6, lastUsedAt: expect.any(Date) });
    const events = await db().select().from(auditEvents).where(eq(auditEvents.userId, user.id)).orderBy(auditEvents.id);
    expect(events.at(-1)).toMatchObject({ event: "user.signed_in", details: { method: "passkey" } });
  });

  it.each<[string, Partial<Ceremony>]>([
    ["signed for another origin", { origin: "https://evil.example" }],
    ["signed for another name", { rpId: "evil.example" }],
    ["of a device that did not verify its owner", { isVerified: false }],
    ["for another challenge", { challenge: "bm90IG91ciBjaGFsbGVuZ2U" }],
    ["whose counter stands still, as a copy's would", { counter: 5 }],
    ["whose counter went back", { counter: 4 }],
    ["whose counter went back to nothing", { counter: 0 }],
    ["that says to be somebody else's", { userHandle: "00000000-0000-4000-8000-000000000000" }],
  ])("refuses one %s", async (_what, own) => {
    const { passkey, user } = await userWithPasskey();
    const browser = newBrowser();
    expect(await signIn(passkey, own, browser)).toBe("passkey_rejected");
    expect(await emailOf(browser)).toBeUndefined();
    expect(await signIn(passkey, { counter: 7 })).toBe("done");
    const events = await db().select().from(auditEvents).where(eq(auditEvents.userId, user.id)).orderBy(auditEvents.id);
    expect(events.map(({ event }) => event)).toContain("user.sign_in_failed");
  });

  it("refuses one with another key, and one that nobody has", async () => {
    const { passkey } = await userWithPasskey();
    const browser = newBrowser();
    const challenge = await challengeOf(browser);
    const forged = { ...softwarePasskey().sign({ challenge, counter: 6 }), id: passkey.id, rawId: passkey.id };
    expect(await present(browser, forged)).toBe("passkey_rejected");
    expect(await signIn(softwarePasskey())).toBe("passkey_rejected");
  });

  it("takes an answer once, and only from the browser that asked", async () => {
    const { passkey } = await userWithPasskey();
    const browser = newBrowser();
    const answer = passkey.sign({ challenge: await challengeOf(browser), counter: 6 });
    expect(await present(newBrowser(), answer)).toBe("sign_in_step_expired");
    const copy = newBrowser();
    for (const cookie of browser.jar.getAll()) copy.jar.set({ ...cookie });
    const outcomes = await Promise.all([present(browser, answer), present(copy, answer)]);
    expect(outcomes.sort()).toEqual(["done", "sign_in_step_expired"]);
  });

  it("counts on with devices that never count", async () => {
    const user = await newUser();
    const passkey = softwarePasskey();
    await register(await browserOf(user.id), passkey);
    expect(await signIn(passkey, { counter: 0 })).toBe("done");
    expect(await signIn(passkey, { counter: 0 })).toBe("done");
  });

  it("is not for disabled people, nor with a passkey that was removed", async () => {
    const { user, browser, passkey, row } = await userWithPasskey();
    await db().update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, user.id));
    expect(await signIn(passkey)).toBe("passkey_rejected");
    await db().update(users).set({ disabledAt: null }).where(eq(users.id, user.id));
    expect(await codeOf(browser.as(() => removePasskey({ passkeyId: row.id })))).toBe("done");
    expect(await signIn(passkey)).toBe("passkey_rejected");
  });

  it("is asked for only so often from one address", async () => {
    const browser = newBrowser();
    const ask = () => codeOf(browser.as(() => startPasskeySignIn({ wanted: true })));
    const outcomes = await Promise.all(Array.from({ length: attemptRules.passkeys_of_address.free + 20 }, ask));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(attemptRules.passkeys_of_address.free + 1);
  });
});

describe("one's own passkeys", () => {
  it("are renamed and removed by nobody else", async () => {
    const { row, browser } = await userWithPasskey();
    const eve = await browserOf((await newUser()).id);
    const ask = { passkeyId: row.id, name: "Eve's" };
    expect(await codeOf(eve.as(() => renamePasskey(ask)))).toBe("passkey_not_found");
    expect(await codeOf(eve.as(() => removePasskey({ passkeyId: row.id })))).toBe("passkey_not_found");
    expect(await codeOf(browser.as(() => renamePasskey({ ...ask, name: " Blue key " })))).toBe("done");
    const [after] = await db().select().from(passkeys).where(eq(passkeys.id, row.id));
    expect(after?.name).toBe("Blue key");
  });
});

describe("who we are to passkeys", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  it.each([
    ["http://localhost:3000", { id: "localhost", origin: "http://localhost:3000", name: "Latchkey" }],
    [
      "https://latchkey.example.com",
      { id: "latchkey.example.com", origin: "https://latchkey.example.com", name: "Latchkey" },
    ],
    ["http://latchkey.example.com", null],
    ["http://127.0.0.1:3000", null],
    ["https://192.0.2.1", null],
    ["https://[2001:db8::1]", null],
  ])("at %s", async (address, party) => {
    vi.stubEnv("APP_URL", address);
    vi.stubEnv("MIRAKL_ALLOW_LOOPBACK", "");
    vi.resetModules();
    const fresh = await import("./relying-party");
    expect(fresh.relyingParty()).toEqual(party);
    expect(relyingParty()?.id).toBe("localhost");
  });
});
