import { eq, sql } from "drizzle-orm";
import { generate } from "otplib";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { endSessionsOfUser } from "@/db/queries/sessions";
import { deleteSignInTicketsBefore } from "@/db/queries/sign-in-tickets";
import { attemptLimits } from "@/db/schema/attempt-limits";
import { auditEvents } from "@/db/schema/audit-events";
import { authenticatorSecrets, authenticators, recoveryCodes } from "@/db/schema/authenticators";
import { sessions } from "@/db/schema/sessions";
import { signInTickets } from "@/db/schema/sign-in-tickets";
import { users } from "@/db/schema/users";
import type { ActionResult } from "@/lib/actions/action-result";
import { confirmAuthenticator } from "@/lib/actions/confirm-authenticator";
import { confirmSecondFactor } from "@/lib/actions/confirm-second-factor";
import { removeAuthenticator } from "@/lib/actions/remove-authenticator";
import { renewRecoveryCodes } from "@/lib/actions/renew-recovery-codes";
import { startAuthenticator } from "@/lib/actions/start-authenticator";
import { browserOf, newBrowser, newUser, samplePassword } from "@/scripts/testing/signed-in-user";
import { dataOf } from "@/scripts/testing/trip-browser";
import { findSession } from "../session";
import { signInWithPassword } from "../sign-in-with-password";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);
beforeEach(async () => {
  await db().delete(attemptLimits);
});

type Browser = ReturnType<typeof newBrowser>;
const codeOf = async (result: Promise<ActionResult<unknown>>) => {
  const outcome = await result;
  return outcome.ok ? "done" : outcome.error.code;
};
/** The code of a key, some steps of 30 seconds away from now. */
const code = (key: string, steps = 0) =>
  generate({ secret: key.replaceAll(" ", ""), epoch: Math.floor(Date.now() / 1_000) + steps * 30 });
/** As if the codes that were taken so far had been taken long ago. */
const forgetSteps = () => db().update(authenticators).set({ lastStep: 1 });

const start = (browser: Browser) => browser.as(() => startAuthenticator({ wanted: true }));
/** Somebody with an authenticator app. */
async function protectedUser() {
  const user = await newUser();
  const browser = await browserOf(user.id);
  const { key } = await dataOf(start(browser));
  const confirmed = await dataOf(browser.as(async () => confirmAuthenticator({ code: await code(key) })));
  await forgetSteps();
  return { user, browser, key, recoveryCodes: confirmed.recoveryCodes };
}
const enterPassword = (browser: Browser, email: string) =>
  browser.as(() => signInWithPassword({ email, password: samplePassword }));
/** A browser that waits for the second step. */
async function halfWay(email: string) {
  const browser = newBrowser();
  expect(await enterPassword(browser, email)).toEqual({ isComplete: false });
  return browser;
}
const enter = (browser: Browser, typed: string, kind: "code" | "recovery_code" = "code") =>
  codeOf(browser.as(() => confirmSecondFactor({ kind, code: typed })));
const sessionOf = (browser: Browser) => browser.as(() => findSession());
const eventsOf = async (userId: string) =>
  (await db().select().from(auditEvents).where(eq(auditEvents.userId, userId)).orderBy(auditEvents.id)).map(
    ({ event, details }) => [event, details] as const,
  );

describe("setting up an authenticator app", () => {
  it("asks for nothing before its first code was right, and for a code ever after", async () => {
    const user = await newUser();
    const browser = await browserOf(user.id);
    const { key, qrCode } = await dataOf(start(browser));
    expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(qrCode.path.length).toBeGreaterThan(1_000);
    expect(await enterPassword(newBrowser(), user.email)).toMatchObject({ isComplete: true });

    expect(await codeOf(browser.as(() => confirmAuthenticator({ code: "000000" })))).toBe("code_rejected");
    const confirmed = await dataOf(browser.as(async () => confirmAuthenticator({ code: await code(key) })));
    expect(new Set(confirmed.recoveryCodes).size).toBe(10);
    expect(await enterPassword(newBrowser(), user.email)).toEqual({ isComplete: false });
    expect((await eventsOf(user.id)).map(([event]) => event)).toContain("user.second_factor_added");
  });

  it("keeps the key sealed and the recovery codes as fingerprints", async () => {
    const { key, user, recoveryCodes: codes } = await protectedUser();
    const rows = await Promise.all([
      db().select().from(authenticatorSecrets),
      db().select().from(recoveryCodes),
      db().select().from(auditEvents),
      db().select().from(signInTickets),
    ]);
    const stored = JSON.stringify(rows);
    expect(rows[0].length).toBeGreaterThan(0);
    for (const secret of [key, key.replaceAll(" ", ""), ...codes, ...codes.map((one) => one.replaceAll("-", ""))]) {
      expect(stored).not.toContain(secret);
    }
    expect(stored).not.toContain(user.email);
  });

  it("begins anew as often as somebody likes, with another key each time, until one is confirmed", async () => {
    const user = await newUser();
    const browser = await browserOf(user.id);
    const first = await dataOf(start(browser));
    const second = await dataOf(start(browser));
    expect(second.key).not.toBe(first.key);
    const stale = await code(first.key);
    expect(await codeOf(browser.as(() => confirmAuthenticator({ code: stale })))).toBe("code_rejected");
    await dataOf(browser.as(async () => confirmAuthenticator({ code: await code(second.key) })));
    expect(await codeOf(start(browser))).toBe("authenticator_already_added");
    expect(await codeOf(browser.as(() => confirmAuthenticator({ code: "123456" })))).toBe(
      "authenticator_already_added",
    );
  });

  it("is for who has just signed in: neither an old session nor a lost phone changes anything", async () => {
    const { user, browser } = await protectedUser();
    const sessionId = (await sessionOf(browser))?.id ?? "";
    const old = sql`now() - interval '16 minutes'`;
    await db().update(sessions).set({ createdAt: old }).where(eq(sessions.id, sessionId));
    const asked = [
      () => startAuthenticator({ wanted: true }),
      () => confirmAuthenticator({ code: "123456" }),
      () => removeAuthenticator({ wanted: true }),
      () => renewRecoveryCodes({ wanted: true }),
    ];
    for (const ask of asked) expect(await codeOf(browser.as<ActionResult<unknown>>(ask))).toBe("sign_in_too_old");
    expect(await db().$count(authenticators, eq(authenticators.userId, user.id))).toBe(1);
  });

  it("ends with its removal: a password is enough, and the recovery codes are gone", async () => {
    const { user, browser } = await protectedUser();
    expect(await codeOf(browser.as(() => removeAuthenticator({ wanted: true })))).toBe("done");
    expect(await enterPassword(newBrowser(), user.email)).toMatchObject({ isComplete: true });
    expect(await codeOf(browser.as(() => removeAuthenticator({ wanted: true })))).toBe("authenticator_not_found");
    expect((await eventsOf(user.id)).map(([event]) => event)).toContain("user.second_factor_removed");
  });
});

describe("a password that was right", () => {
  it("is no session until the code is right", async () => {
    const { user, key } = await protectedUser();
    const browser = await halfWay(user.email);
    expect(await sessionOf(browser)).toBeNull();
    expect(await enter(browser, await code(key))).toBe("done");
    expect((await sessionOf(browser))?.user.email).toBe(user.email);
    expect((await eventsOf(user.id)).at(-1)).toEqual(["user.signed_in", { method: "code" }]);
  });

  it("counts in its own browser only, and not without its cookie", async () => {
    const { user, key } = await protectedUser();
    const browser = await halfWay(user.email);
    expect(await enter(newBrowser(), await code(key))).toBe("sign_in_step_expired");
    const [ticket] = browser.jar.getAll();
    expect(ticket).toMatchObject({ name: "latchkey-second-factor", httpOnly: true, sameSite: "lax", maxAge: 600 });
    expect(await enter(browser, await code(key))).toBe("done");
  });

  it("opens one session, however often and from wherever its ticket is presented", async () => {
    const { user, key } = await protectedUser();
    const browser = await halfWay(user.email);
    const copies = Array.from({ length: 5 }, () => {
      const copy = newBrowser();
      for (const cookie of browser.jar.getAll()) copy.jar.set({ ...cookie });
      return copy;
    });
    const before = await db().$count(sessions, eq(sessions.userId, user.id));
    const codes = await Promise.all([-1, 0, 1, 0, 1].map((steps) => code(key, steps)));
    const outcomes = await Promise.all(copies.map((copy, index) => enter(copy, codes[index] ?? "")));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(await db().$count(sessions, eq(sessions.userId, user.id))).toBe(before + 1);
    await forgetSteps();
    for (const copy of copies) expect(await enter(copy, await code(key))).toBe("sign_in_step_expired");
  });

  it("is forgotten after ten minutes, with a changed password, and for who was disabled meanwhile", async () => {
    const { user, key } = await protectedUser();
    const late = await halfWay(user.email);
    await db().update(signInTickets).set({ expiresAt: sql`now() - interval '1 second'` });
    expect(await enter(late, await code(key))).toBe("sign_in_step_expired");
    const changed = await halfWay(user.email);
    await endSessionsOfUser(user.id);
    expect(await enter(changed, await code(key))).toBe("sign_in_step_expired");
    const disabled = await halfWay(user.email);
    await db().update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, user.id));
    expect(await enter(disabled, await code(key))).toBe("sign_in_step_expired");
    await db().update(signInTickets).set({ expiresAt: sql`now() - interval '2 hours'` });
    await deleteSignInTicketsBefore(60);
    expect(await db().$count(signInTickets)).toBe(0);
  });
});

describe("a code", () => {
  it("may be of the step before or after, and of no other", async () => {
    const { user, key } = await protectedUser();
    for (const [steps, outcome] of [
      [-2, "code_rejected"],
      [-1, "done"],
      [0, "done"],
      [1, "done"],
      [3, "code_rejected"],
    ] as const) {
      await forgetSteps();
      await db().delete(attemptLimits);
      expect(await enter(await halfWay(user.email), await code(key, steps)), `${steps}`).toBe(outcome);
    }
  });

  it("works once, and older ones not at all, also for many at the same moment", async () => {
    const { user, key } = await protectedUser();
    const now = await code(key);
    const browsers = await Promise.all(Array.from({ length: 4 }, () => halfWay(user.email)));
    const outcomes = await Promise.all(browsers.map((browser) => enter(browser, now)));
    expect(outcomes.sort()).toEqual(["code_rejected", "code_rejected", "code_rejected", "done"]);
    await db().delete(attemptLimits);
    const before = await code(key, -1);
    expect(await enter(await halfWay(user.email), now)).toBe("code_rejected");
    expect(await enter(await halfWay(user.email), before)).toBe("code_rejected");
    expect(await enter(await halfWay(user.email), await code(key, 1))).toBe("done");
  });

  it("is guessed slowly, whatever browser it is guessed in", async () => {
    const { user, key } = await protectedUser();
    const browsers = await Promise.all(Array.from({ length: 10 }, () => halfWay(user.email)));
    const outcomes: string[] = [];
    for (const browser of browsers) outcomes.push(await enter(browser, "000000"));
    expect(outcomes).toEqual([...Array(6).fill("code_rejected"), ...Array(4).fill("too_many_attempts")]);
    const [browser] = browsers;
    if (!browser) throw new Error("no browser");
    expect(await enter(browser, await code(key))).toBe("too_many_attempts");
    expect((await eventsOf(user.id)).filter(([event]) => event === "user.second_factor_failed")).toHaveLength(6);
  });

  it.each(["", "12345", "1234567", "12345a", "１２３４５６"])("cannot be %j", async (typed) => {
    expect(await enter(newBrowser(), typed)).toBe("invalid_input");
  });

  it("may be typed in two halves", async () => {
    const { user, key } = await protectedUser();
    const now = await code(key);
    expect(await enter(await halfWay(user.email), ` ${now.slice(0, 3)} ${now.slice(3)} `)).toBe("done");
  });
});

describe("a recovery code", () => {
  it("works once, however it is typed, and says how many are left", async () => {
    const { user, recoveryCodes: codes } = await protectedUser();
    const [first = "", second = ""] = codes;
    expect(await enter(await halfWay(user.email), first, "recovery_code")).toBe("done");
    expect(await enter(await halfWay(user.email), first, "recovery_code")).toBe("recovery_code_rejected");
    const typed = ` ${second.replaceAll("-", "").toUpperCase()} `;
    expect(await enter(await halfWay(user.email), typed, "recovery_code")).toBe("done");
    const used = (await eventsOf(user.id)).filter(([event]) => event === "user.recovery_code_used");
    expect(used.map(([, details]) => details)).toEqual([{ left: "9" }, { left: "8" }]);
  });

  it("works once for many at the same moment", async () => {
    const { user, recoveryCodes: codes } = await protectedUser();
    const browsers = await Promise.all(Array.from({ length: 4 }, () => halfWay(user.email)));
    const outcomes = await Promise.all(browsers.map((browser) => enter(browser, codes[0] ?? "", "recovery_code")));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  });

  it("is nobody else's", async () => {
    const [ada, eve] = [await protectedUser(), await protectedUser()];
    expect(await enter(await halfWay(ada.user.email), eve.recoveryCodes[0] ?? "", "recovery_code")).toBe(
      "recovery_code_rejected",
    );
  });

  it("ends with new ones", async () => {
    const { user, browser, recoveryCodes: old } = await protectedUser();
    const renewed = await dataOf(browser.as(() => renewRecoveryCodes({ wanted: true })));
    expect(renewed.recoveryCodes.filter((one) => old.includes(one))).toEqual([]);
    expect(await enter(await halfWay(user.email), old[0] ?? "", "recovery_code")).toBe("recovery_code_rejected");
    expect(await enter(await halfWay(user.email), renewed.recoveryCodes[9] ?? "", "recovery_code")).toBe("done");
  });
});
