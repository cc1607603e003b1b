import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { endSession, findLivingSession, insertSession, noteSessionUse } from "@/db/queries/sessions";
import { auditEvents } from "@/db/schema/audit-events";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { verifyPassword } from "@/lib/auth/passwords";
import { type AppError, isAppError } from "@/lib/errors/app-error";
import { changePassword } from "./change-password";
import { endOwnSession } from "./end-own-session";
import { endOwnSessions } from "./end-own-sessions";
import { listOwnSessions } from "./list-own-sessions";
import { type SampleUser, samplePassword, sampleUser } from "./testing/sample-user";

const newPassword = "eight loud lanterns, two stations";
let vera: SampleUser;
/** A second session of Vera's. */
let elsewhere: string;
let luis: SampleUser;

beforeEach(async () => {
  [vera, luis] = [await sampleUser("viewer"), await sampleUser("viewer")];
  elsewhere = await insertSession(vera.userId, 600);
});

const lives = async (sessionId: string) => (await findLivingSession(sessionId)) !== null;
const hashOf = async ({ userId }: SampleUser) => {
  const [user] = await db().select().from(users).where(eq(users.id, userId));
  return user?.passwordHash ?? null;
};
const failureOf = (work: Promise<unknown>): Promise<AppError | null> =>
  work.then(
    () => null,
    (error: unknown) => (isAppError(error) ? error : null),
  );
const eventsBy = ({ userId }: SampleUser) => db().select().from(auditEvents).where(eq(auditEvents.userId, userId));

describe("changing the password", () => {
  it("ends every other session of the person, and nobody else’s", async () => {
    expect(await changePassword({ currentPassword: samplePassword, newPassword }, vera)).toEqual({ ended: 1 });
    expect(await verifyPassword(await hashOf(vera), newPassword)).toBe(true);
    expect(await verifyPassword(await hashOf(vera), samplePassword)).toBe(false);
    expect([await lives(vera.sessionId), await lives(elsewhere), await lives(luis.sessionId)]).toEqual([
      true,
      false,
      true,
    ]);
    const events = await eventsBy(vera);
    expect(events).toMatchObject([{ event: "user.password_changed", details: { ended: "1" } }]);
    expect(JSON.stringify(events)).not.toContain(newPassword);
  });

  it("needs the current one, and changes nothing without it", async () => {
    const failure = await failureOf(changePassword({ currentPassword: "not it", newPassword }, vera));
    expect(failure?.details.fieldErrors).toEqual({ currentPassword: "This is not your current password" });
    expect(await verifyPassword(await hashOf(vera), samplePassword)).toBe(true);
    expect(await lives(elsewhere)).toBe(true);
  });

  it("slows down guessing the current one, in this session only", async () => {
    const guess = () => failureOf(changePassword({ currentPassword: "not it", newPassword }, vera));
    const codes = [];
    for (let attempt = 0; attempt < 7; attempt++) codes.push((await guess())?.code);
    expect(codes.slice(0, 5)).toEqual(Array(5).fill("invalid_input"));
    expect(codes.at(-1)).toBe("too_many_attempts");
    const right = { currentPassword: samplePassword, newPassword };
    expect((await failureOf(changePassword(right, vera)))?.code).toBe("too_many_attempts");
    expect(await failureOf(changePassword(right, { ...vera, sessionId: elsewhere }))).toBeNull();
  });

  it("refuses a new one that does not do", async () => {
    const failure = await failureOf(
      changePassword({ currentPassword: samplePassword, newPassword: "too short" }, vera),
    );
    expect(failure?.details.fieldErrors?.newPassword).toMatch(/at least 12/);
    expect(await lives(elsewhere)).toBe(true);
  });

  it("counts once for two in the same moment: the second knows the old one no more", async () => {
    const other = { ...vera, sessionId: elsewhere };
    const failures = await Promise.all([
      failureOf(changePassword({ currentPassword: samplePassword, newPassword }, vera)),
      failureOf(changePassword({ currentPassword: samplePassword, newPassword: `${newPassword}!` }, other)),
    ]);
    expect(failures.filter((failure) => failure === null)).toHaveLength(1);
    expect([await lives(vera.sessionId), await lives(elsewhere)].filter(Boolean)).toHaveLength(1);
  });
});

describe("the own sessions", () => {
  it("are those that live, this one first, with what the browser said of itself", async () => {
    const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    await noteSessionUse(elsewhere, { userAgent, address: "192.0.2.7" });
    const ended = await insertSession(vera.userId, 600);
    await endSession(ended);
    await insertSession(vera.userId, 0);
    const view = await listOwnSessions(vera);
    expect(view.sessions).toMatchObject([
      { id: vera.sessionId, isThis: true, browser: null, address: null },
      { id: elsewhere, isThis: false, browser: "Firefox on Linux", address: "192.0.2.7" },
    ]);
  });

  it("note their use at most once a minute", async () => {
    const use = { userAgent: "first", address: null };
    await noteSessionUse(elsewhere, use);
    expect(await findLivingSession(elsewhere)).toMatchObject({ isUseDue: false });
    await noteSessionUse(elsewhere, { ...use, userAgent: "second" });
    const agent = async () => (await db().select().from(sessions).where(eq(sessions.id, elsewhere)))[0]?.userAgent;
    expect(await agent()).toBe("first");
    await db()
      .update(sessions)
      .set({ lastSeenAt: sql`now() - interval '61 seconds'` })
      .where(eq(sessions.id, elsewhere));
    expect(await findLivingSession(elsewhere)).toMatchObject({ isUseDue: true });
    await noteSessionUse(elsewhere, { ...use, userAgent: "second" });
    expect(await agent()).toBe("second");
  });

  it("end one at a time", async () => {
    await endOwnSession({ sessionId: elsewhere }, vera);
    expect([await lives(vera.sessionId), await lives(elsewhere)]).toEqual([true, false]);
    expect((await failureOf(endOwnSession({ sessionId: elsewhere }, vera)))?.code).toBe("session_not_found");
  });

  it("are the only ones that a person ends, admins included", async () => {
    const ada = await sampleUser("admin");
    for (const person of [vera, ada]) {
      const failure = await failureOf(endOwnSession({ sessionId: luis.sessionId }, person));
      expect(failure?.code).toBe("session_not_found");
    }
    await endOwnSessions(vera);
    expect(await lives(luis.sessionId)).toBe(true);
    expect((await listOwnSessions(luis)).sessions.map(({ id }) => id)).toEqual([luis.sessionId]);
  });

  it("end everywhere at once, here too", async () => {
    expect(await endOwnSessions(vera)).toEqual({ ended: 2 });
    expect([await lives(vera.sessionId), await lives(elsewhere)]).toEqual([false, false]);
    expect(await eventsBy(vera)).toMatchObject([{ event: "user.sessions_ended", details: { ended: "2" } }]);
  });
});
