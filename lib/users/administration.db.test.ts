import { and, eq, isNull, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { findLivingSession, insertSession } from "@/db/queries/sessions";
import { auditEvents } from "@/db/schema/audit-events";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { isAppError } from "@/lib/errors/app-error";
import { changeRole } from "./change-role";
import { disableUser } from "./disable-user";
import { enableUser } from "./enable-user";
import { endUserSessions } from "./end-user-sessions";
import { listUsers } from "./list-users";
import { removeUser } from "./remove-user";
import { type SampleUser, sampleUser } from "./testing/sample-user";

let ada: SampleUser;
let vera: SampleUser;

beforeEach(async () => {
  await db().update(users).set({ disabledAt: new Date() });
  [ada, vera] = [await sampleUser("admin"), await sampleUser("viewer")];
});

const rowOf = async ({ userId }: SampleUser) => (await db().select().from(users).where(eq(users.id, userId)))[0];
const activeAdmins = () => db().$count(users, and(eq(users.role, "admin"), isNull(users.disabledAt)));
const trail = async (event: string, { email }: SampleUser) => {
  const events = await db().select().from(auditEvents).where(eq(auditEvents.event, event));
  return events.filter(({ details }) => details.email === email);
};
const ageSession = ({ sessionId }: SampleUser) =>
  db().update(sessions).set({ createdAt: sql`now() - interval '16 minutes'` }).where(eq(sessions.id, sessionId));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (isAppError(error) ? error.code : "internal"),
  );

describe("an admin and another person", () => {
  it("makes no admin of anybody long after signing in, but takes the right away", async () => {
    await ageSession(ada);
    expect(await codeOf(changeRole({ userId: vera.userId, role: "admin" }, ada))).toBe("sign_in_too_old");
    expect((await rowOf(vera))?.role).toBe("viewer");
    const other = await sampleUser("admin");
    expect(await codeOf(changeRole({ userId: other.userId, role: "viewer" }, ada))).toBe("done");
  });

  it("changes the role, which counts for the sessions that live", async () => {
    await changeRole({ userId: vera.userId, role: "admin" }, ada);
    expect(await findLivingSession(vera.sessionId)).toMatchObject({ user: { role: "admin" } });
    await changeRole({ userId: vera.userId, role: "admin" }, ada);
    expect(await trail("user.role_changed", vera)).toMatchObject([
      {
        userName: ada.name,
        role: "admin",
        details: { user: vera.name },
        changes: { role: { before: "viewer", after: "admin" } },
      },
    ]);
  });

  it("keeps a person out: their sessions end and stay ended when they are let in again", async () => {
    const second = await insertSession(vera.userId, 600);
    await disableUser({ userId: vera.userId }, ada);
    expect(await codeOf(insertSession(vera.userId, 600))).toBe("sign_in_failed");
    await enableUser({ userId: vera.userId }, ada);
    for (const id of [vera.sessionId, second]) expect(await findLivingSession(id)).toBeNull();
    expect(await findLivingSession(await insertSession(vera.userId, 600))).not.toBeNull();
    expect(await trail("user.disabled", vera)).toMatchObject([{ details: { ended: "2" } }]);
    expect(await trail("user.enabled", vera)).toHaveLength(1);
  });

  it("signs a person out everywhere, and nobody else", async () => {
    await insertSession(vera.userId, 600);
    expect(await endUserSessions({ userId: vera.userId }, ada)).toEqual({ ended: 2 });
    expect(await findLivingSession(vera.sessionId)).toBeNull();
    expect(await findLivingSession(ada.sessionId)).not.toBeNull();
    expect(await trail("user.sessions_ended", vera)).toMatchObject([{ details: { ended: "2" } }]);
  });

  it("removes a person with their sessions; the trail keeps the name", async () => {
    await removeUser({ userId: vera.userId }, ada);
    expect(await rowOf(vera)).toBeUndefined();
    expect(await db().$count(sessions, eq(sessions.userId, vera.userId))).toBe(0);
    expect(await trail("user.removed", vera)).toMatchObject([{ userName: ada.name, details: { user: vera.name } }]);
  });

  it("sees everybody, with what they may do and when they came last", async () => {
    await disableUser({ userId: vera.userId }, ada);
    const { users: listed } = await listUsers(ada);
    expect(listed.find(({ id }) => id === ada.userId)).toMatchObject({
      state: "active",
      role: "admin",
      isOwn: true,
      livingSessions: 1,
      lastSignedInAt: expect.stringMatching(/Z$/),
    });
    expect(listed.find(({ id }) => id === vera.userId)).toMatchObject({ state: "disabled", livingSessions: 0 });
    expect(JSON.stringify(listed)).not.toContain("argon2");
  });

  it.each([
    ["changing a role", (userId: string, by: SampleUser) => changeRole({ userId, role: "viewer" }, by)],
    ["disabling", (userId: string, by: SampleUser) => disableUser({ userId }, by)],
    ["enabling", (userId: string, by: SampleUser) => enableUser({ userId }, by)],
    ["removing", (userId: string, by: SampleUser) => removeUser({ userId }, by)],
    ["signing out", (userId: string, by: SampleUser) => endUserSessions({ userId }, by)],
  ])("%s somebody who is gone says so", async (_, change) => {
    expect(await codeOf(change(crypto.randomUUID(), ada))).toBe("user_not_found");
  });
});

describe("the right to manage users", () => {
  it("is not taken from the only admin, nor do admins lock themselves out", async () => {
    expect(await codeOf(changeRole({ userId: ada.userId, role: "viewer" }, ada))).toBe("last_admin");
    expect(await codeOf(disableUser({ userId: ada.userId }, ada))).toBe("own_user");
    expect(await codeOf(removeUser({ userId: ada.userId }, ada))).toBe("own_user");
    expect(await rowOf(ada)).toMatchObject({ role: "admin", disabledAt: null });
    expect(await trail("user.role_changed", ada)).toEqual([]);
  });

  it("can be given up while another admin has it, one who is disabled does not count", async () => {
    const bea = await sampleUser("admin");
    await disableUser({ userId: bea.userId }, ada);
    expect(await codeOf(changeRole({ userId: ada.userId, role: "viewer" }, ada))).toBe("last_admin");
    await enableUser({ userId: bea.userId }, ada);
    await changeRole({ userId: ada.userId, role: "viewer" }, ada);
    expect(await rowOf(ada)).toMatchObject({ role: "viewer" });
  });

  it("ends with the row, not with what a session said when the request came in", async () => {
    const bea = await sampleUser("admin");
    await changeRole({ userId: ada.userId, role: "viewer" }, bea);
    // Ada's request had read her role before.
    expect(await codeOf(removeUser({ userId: vera.userId }, ada))).toBe("not_allowed");
    expect(await rowOf(vera)).toBeDefined();
  });

  const takeFrom = {
    "demote each other": (of: SampleUser, by: SampleUser) => changeRole({ userId: of.userId, role: "viewer" }, by),
    "disable each other": (of: SampleUser, by: SampleUser) => disableUser({ userId: of.userId }, by),
    "remove each other": (of: SampleUser, by: SampleUser) => removeUser({ userId: of.userId }, by),
    "give it up at once": (_: SampleUser, by: SampleUser) => changeRole({ userId: by.userId, role: "viewer" }, by),
  };
  it.each(Object.entries(takeFrom))("stays with one of two who %s in the same moment", async (_, take) => {
    for (let round = 0; round < 10; round++) {
      await db().update(users).set({ disabledAt: new Date() });
      const [one, other] = [await sampleUser("admin"), await sampleUser("admin")];
      const outcomes = await Promise.all([codeOf(take(other, one)), codeOf(take(one, other))]);
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome !== "done").join()).toMatch(/^(not_allowed|last_admin)$/);
      expect(await activeAdmins()).toBe(1);
    }
  });

  it("stays with one of five who take it from each other in a ring", async () => {
    await db().update(users).set({ disabledAt: new Date() });
    const ring = await Promise.all(Array.from({ length: 5 }, () => sampleUser("admin")));
    const changes = ring.map((by, index) =>
      codeOf(changeRole({ userId: (ring[(index + 1) % 5] ?? by).userId, role: "viewer" }, by)),
    );
    const outcomes = await Promise.all(changes);
    expect(await activeAdmins()).toBe(5 - outcomes.filter((outcome) => outcome === "done").length);
    expect(await activeAdmins()).toBeGreaterThan(0);
    expect(outcomes).not.toContain("internal");
  });
});
