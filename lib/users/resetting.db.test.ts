import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { deletePasswordLinksBefore } from "@/db/queries/password-links";
import { findLivingSession } from "@/db/queries/sessions";
import { findUser } from "@/db/queries/users";
import { auditEvents } from "@/db/schema/audit-events";
import { authenticators, recoveryCodes } from "@/db/schema/authenticators";
import { oidcIdentities } from "@/db/schema/oidc-identities";
import { passkeys } from "@/db/schema/passkeys";
import { passwordLinks } from "@/db/schema/password-links";
import { sessions } from "@/db/schema/sessions";
import { verifyPassword } from "@/lib/auth/passwords";
import { isAppError } from "@/lib/errors/app-error";
import { changePassword } from "./change-password";
import { disableUser } from "./disable-user";
import { enableUser } from "./enable-user";
import { listUsers } from "./list-users";
import { openPasswordLink } from "./open-password-link";
import { removeUser } from "./remove-user";
import { resetPassword } from "./reset-password";
import { resetSecondFactor } from "./reset-second-factor";
import { setNewPassword } from "./set-new-password";
import { type SampleUser, samplePassword, sampleUser } from "./testing/sample-user";

const password = "nine green boats upon a lake";
let ada: SampleUser;
let vera: SampleUser;
beforeEach(async () => {
  [ada, vera] = [await sampleUser("admin"), await sampleUser("viewer")];
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (isAppError(error) ? error.code : "internal"),
  );
const makeLink = async (user = vera) => {
  const issued = await resetPassword({ userId: user.userId }, ada);
  return { ...issued, token: new URL(issued.link).hash.slice(1) };
};
const fits = async (typed: string) => verifyPassword((await findUser(vera.userId))?.passwordHash ?? null, typed);
const trail = async (event: string) =>
  (await db().select().from(auditEvents).where(eq(auditEvents.event, event))).filter(
    ({ details }) => details.email === vera.email,
  );
const ageSession = ({ sessionId }: SampleUser) =>
  db().update(sessions).set({ createdAt: sql`now() - interval '16 minutes'` }).where(eq(sessions.id, sessionId));

describe("a link to a new password", () => {
  it("has its secret behind the fragment, of which the database keeps a hash", async () => {
    const { link, token, expiresAt, name } = await makeLink();
    expect(link).toMatch(/^http:\/\/[^/]+\/new-password#[\w-]{43}$/);
    expect(name).toBe(vera.name);
    expect((Date.parse(expiresAt) - Date.now()) / 3_600_000).toBeCloseTo(24, 1);
    const kept = [
      await db().select().from(passwordLinks),
      await trail("user.password_link_made"),
      await listUsers(ada),
    ];
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(await trail("user.password_link_made")).toMatchObject([{ userName: ada.name, role: "admin" }]);
  });

  it("changes nothing until it is used; then the old password and every session end", async () => {
    const { token } = await makeLink();
    expect(await openPasswordLink({ token })).toMatchObject({ name: vera.name, email: vera.email });
    expect([await fits(samplePassword), (await findLivingSession(vera.sessionId)) !== null]).toEqual([true, true]);
    await setNewPassword({ token, password });
    expect([await fits(samplePassword), await fits(password)]).toEqual([false, true]);
    expect(await findLivingSession(vera.sessionId)).toBeNull();
    expect(await trail("user.password_reset")).toMatchObject([{ userName: vera.name, details: { ended: "1" } }]);
  });

  it("works once, also for several in the same moment", async () => {
    const { token } = await makeLink();
    const tries = await Promise.all([1, 2, 3, 4].map((n) => codeOf(setNewPassword({ token, password: password + n }))));
    expect(tries.sort()).toEqual(["done", ...Array(3).fill("password_link_used")]);
    expect(await codeOf(openPasswordLink({ token }))).toBe("password_link_used");
    expect(await trail("user.password_reset")).toHaveLength(1);
  });

  it("gives way to a new one, and ends after its term", async () => {
    const first = await makeLink();
    const second = await makeLink();
    expect(await codeOf(setNewPassword({ token: first.token, password }))).toBe("password_link_unknown");
    await db()
      .update(passwordLinks)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(passwordLinks.userId, vera.userId));
    expect(await codeOf(openPasswordLink({ token: second.token }))).toBe("password_link_expired");
    expect(await codeOf(setNewPassword({ token: second.token, password }))).toBe("password_link_expired");
    expect(await fits(samplePassword)).toBe(true);
  });

  it("does nothing any more once its person chose a password, was disabled or was removed", async () => {
    const chosen = await makeLink();
    await changePassword({ currentPassword: samplePassword, newPassword: password }, vera);
    expect(await codeOf(setNewPassword({ token: chosen.token, password }))).toBe("password_link_unknown");
    const disabled = await makeLink();
    await disableUser({ userId: vera.userId }, ada);
    expect(await codeOf(makeLink())).toBe("user_disabled");
    await enableUser({ userId: vera.userId }, ada);
    expect(await codeOf(setNewPassword({ token: disabled.token, password }))).toBe("password_link_unknown");
    const removed = await makeLink();
    await removeUser({ userId: vera.userId }, ada);
    expect(await codeOf(openPasswordLink({ token: removed.token }))).toBe("password_link_unknown");
  });

  it("stays open when the password does not do", async () => {
    const { token } = await makeLink();
    expect(await codeOf(setNewPassword({ token, password: "short" }))).toBe("invalid_input");
    expect(await codeOf(setNewPassword({ token, password: vera.email }))).toBe("invalid_input");
    expect(await codeOf(setNewPassword({ token, password }))).toBe("done");
  });

  it.each(["", "x", "A".repeat(43), "\0", "\ud800", "𝒳".repeat(400)])("does not open with %j", async (token) => {
    expect(await codeOf(openPasswordLink({ token }))).toBe("password_link_unknown");
    expect(await codeOf(setNewPassword({ token, password }))).toBe("password_link_unknown");
  });

  it("is for nobody who comes in by single sign-on, and not for oneself", async () => {
    await db()
      .insert(oidcIdentities)
      .values({ issuer: "https://idp.example.com", subject: vera.userId, userId: vera.userId });
    expect(await codeOf(makeLink())).toBe("user_without_password");
    expect((await listUsers(ada)).users.find(({ id }) => id === vera.userId)).toMatchObject({ isFromProvider: true });
    expect(await codeOf(makeLink(ada))).toBe("own_user");
  });

  it("is forgotten a month after its end", async () => {
    const { token } = await makeLink();
    const ended = (days: number) =>
      db()
        .update(passwordLinks)
        .set({ expiresAt: sql`now() - make_interval(days => ${days})` });
    await ended(29);
    await deletePasswordLinksBefore(30);
    expect(await codeOf(openPasswordLink({ token }))).toBe("password_link_expired");
    await ended(31);
    await deletePasswordLinksBefore(30);
    expect(await codeOf(openPasswordLink({ token }))).toBe("password_link_unknown");
  });
});

describe("a second factor that was lost", () => {
  const passkeyOf = (user: SampleUser) => ({
    userId: user.userId,
    name: "Phone",
    credentialId: crypto.randomUUID(),
    publicKey: "key",
    counter: 0,
    isBackedUp: false,
  });
  async function protect(user: SampleUser) {
    const confirmed = { userId: user.userId, confirmedAt: new Date() };
    const [authenticator] = await db().insert(authenticators).values(confirmed).returning();
    if (!authenticator) throw new Error("insert returned no row");
    await db().insert(recoveryCodes).values({ authenticatorId: authenticator.id, codeHash: crypto.randomUUID() });
    await db()
      .insert(passkeys)
      .values([passkeyOf(user), passkeyOf(user)]);
  }
  const shown = async (user: SampleUser) =>
    (await listUsers(ada)).users.find(({ id }) => id === user.userId)?.hasSecondFactor;

  it("is taken away whole, with every session, and nobody else's", async () => {
    const grace = await sampleUser("viewer");
    for (const user of [vera, grace]) await protect(user);
    expect(await shown(vera)).toBe(true);
    await resetSecondFactor({ userId: vera.userId }, ada);
    expect([await shown(vera), await shown(grace)]).toEqual([false, true]);
    const left = await db().select().from(passkeys).where(eq(passkeys.userId, vera.userId));
    expect(left).toEqual([]);
    expect(await findLivingSession(vera.sessionId)).toBeNull();
    expect(await findLivingSession(grace.sessionId)).not.toBeNull();
    expect(await trail("user.second_factor_reset")).toMatchObject([
      { userName: ada.name, details: { passkeys: "2", authenticator: "yes", ended: "1" } },
    ]);
    expect(await codeOf(resetSecondFactor({ userId: vera.userId }, ada))).toBe("second_factor_not_found");
  });

  it("may be passkeys alone", async () => {
    await db().insert(passkeys).values(passkeyOf(vera));
    expect(await codeOf(resetSecondFactor({ userId: vera.userId }, ada))).toBe("done");
  });

  it("is not one's own to reset", async () => {
    await protect(ada);
    expect(await codeOf(resetSecondFactor({ userId: ada.userId }, ada))).toBe("own_user");
  });
});

it("is for who has just signed in: a session that was left open resets nothing", async () => {
  await ageSession(ada);
  await db().insert(authenticators).values({ userId: vera.userId, confirmedAt: new Date() });
  expect(await codeOf(resetPassword({ userId: vera.userId }, ada))).toBe("sign_in_too_old");
  expect(await codeOf(resetSecondFactor({ userId: vera.userId }, ada))).toBe("sign_in_too_old");
  expect(await db().$count(passwordLinks, eq(passwordLinks.userId, vera.userId))).toBe(0);
});
