import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { deleteInvitationsBefore } from "@/db/queries/user-invitations";
import { auditEvents } from "@/db/schema/audit-events";
import { sessions } from "@/db/schema/sessions";
import { userInvitations } from "@/db/schema/user-invitations";
import { users } from "@/db/schema/users";
import { verifyPassword } from "@/lib/auth/passwords";
import { isAppError } from "@/lib/errors/app-error";
import { acceptInvitation } from "./accept-invitation";
import { inviteUser } from "./invite-user";
import { listUsers } from "./list-users";
import { openInvitation } from "./open-invitation";
import { removeUser } from "./remove-user";
import { renewInvitation } from "./renew-invitation";
import { samplePassword as password, type SampleUser, sampleUser } from "./testing/sample-user";
import { withdrawInvitation } from "./withdraw-invitation";

let ada: SampleUser;
let count = 0;

beforeAll(async () => {
  ada = await sampleUser("admin");
});

/** Somebody new is invited. */
async function invite(role: "admin" | "viewer" = "viewer") {
  count += 1;
  const asked = { email: `grace${count}@example.com`, name: `Grace ${count}`, role };
  const { link, expiresAt } = await inviteUser(asked, ada);
  const { invitations } = await listUsers(ada);
  const id = invitations.find(({ email }) => email === asked.email)?.id ?? "";
  return { ...asked, id, link, expiresAt, token: tokenOf(link) };
}
const tokenOf = (link: string) => new URL(link).hash.slice(1);
const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return isAppError(error) ? error : null;
};
const ageSession = ({ sessionId }: SampleUser) =>
  db().update(sessions).set({ createdAt: sql`now() - interval '16 minutes'` }).where(eq(sessions.id, sessionId));
const codeOf = async (work: Promise<unknown>) => (await failureOf(work))?.code ?? "done";
const userWith = async (email: string) => (await db().select().from(users).where(eq(users.email, email)))[0];
const eventsOf = async (email: string) => {
  const events = await db().select().from(auditEvents).orderBy(auditEvents.id);
  return events.filter(({ details }) => details.email === email);
};
const expire = (id: string, ago = "1 second") =>
  db()
    .update(userInvitations)
    .set({ expiresAt: sql`now() - ${ago}::interval` })
    .where(eq(userInvitations.id, id));

describe("an invitation", () => {
  it("is a link with its secret behind the fragment, of which the database keeps a hash", async () => {
    const { link, token, email, expiresAt } = await invite();
    expect(link).toMatch(/^http:\/\/[^/]+\/invite#[\w-]{43}$/);
    const hours = (Date.parse(expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(71.9);
    expect(hours).toBeLessThanOrEqual(72.1);
    const kept = JSON.stringify([await db().select().from(userInvitations), await eventsOf(email)]);
    expect(kept).not.toContain(token);
    expect(JSON.stringify(await listUsers(ada))).not.toContain(token);
  });

  it("tells its holder who invites them as what, and changes nothing by that", async () => {
    const { token, email, name } = await invite("admin");
    for (let time = 0; time < 2; time++) {
      expect(await openInvitation({ token })).toMatchObject({ email, name, role: "admin", invitedBy: ada.name });
    }
    expect(await userWith(email)).toBeUndefined();
  });

  it("makes a user of who accepts it, with the invited e-mail and role and the name they chose", async () => {
    const { token, email } = await invite("viewer");
    const { userId } = await acceptInvitation({ token, name: "Grace Hopper", password });
    const user = await userWith(email);
    expect(user).toMatchObject({ id: userId, name: "Grace Hopper", role: "viewer", disabledAt: null });
    expect(await verifyPassword(user?.passwordHash ?? null, password)).toBe(true);
    const events = await eventsOf(email);
    expect(events.map(({ event, userName }) => [event, userName])).toEqual([
      ["user.invited", ada.name],
      ["user.invitation_accepted", "Grace Hopper"],
    ]);
    expect(JSON.stringify(events)).not.toContain(password);
  });

  it("works once", async () => {
    const { token, email } = await invite();
    await acceptInvitation({ token, name: "Grace", password });
    expect(await codeOf(openInvitation({ token }))).toBe("invitation_used");
    expect(await codeOf(acceptInvitation({ token, name: "Mallory", password }))).toBe("invitation_used");
    expect(await userWith(email)).toMatchObject({ name: "Grace" });
  });

  it("works once, also for two in the same moment", async () => {
    const { token, email } = await invite();
    const names = ["Grace", "Mallory", "Eve", "Trent"];
    const outcomes = await Promise.all(names.map((name) => codeOf(acceptInvitation({ token, name, password }))));
    expect(outcomes.sort()).toEqual(["done", ...Array(3).fill("invitation_used")]);
    expect(await db().$count(users, eq(users.email, email))).toBe(1);
  });

  it("ends after its term, until there is a new link", async () => {
    const { id, token, email } = await invite();
    await expire(id);
    expect(await codeOf(openInvitation({ token }))).toBe("invitation_expired");
    expect(await codeOf(acceptInvitation({ token, name: "Grace", password }))).toBe("invitation_expired");
    const { invitations } = await listUsers(ada);
    expect(invitations.find((one) => one.id === id)).toMatchObject({ state: "expired" });
    const { link } = await renewInvitation({ invitationId: id }, ada);
    expect(await codeOf(acceptInvitation({ token: tokenOf(link), name: "Grace", password }))).toBe("done");
    expect((await eventsOf(email)).map(({ event }) => event)).toContain("user.invitation_renewed");
  });

  it("has one link: a new one ends the old one", async () => {
    const { id, token } = await invite();
    const { link } = await renewInvitation({ invitationId: id }, ada);
    expect(await codeOf(openInvitation({ token }))).toBe("invitation_unknown");
    expect(await codeOf(openInvitation({ token: tokenOf(link) }))).toBe("done");
  });

  it("is made for an admin only by who has just signed in", async () => {
    const { id, token } = await invite("admin");
    const old = await sampleUser("admin");
    await ageSession(old);
    const asked = { email: "mallory@example.com", name: "Mallory" };
    expect(await codeOf(inviteUser({ ...asked, role: "admin" }, old))).toBe("sign_in_too_old");
    expect(await codeOf(renewInvitation({ invitationId: id }, old))).toBe("sign_in_too_old");
    expect(await codeOf(openInvitation({ token }))).toBe("done");
    expect(await codeOf(inviteUser({ ...asked, role: "viewer" }, old))).toBe("done");
  });

  it("can be withdrawn, and then made anew", async () => {
    const { id, token, email, name, role } = await invite();
    await withdrawInvitation({ invitationId: id }, ada);
    expect(await codeOf(openInvitation({ token }))).toBe("invitation_withdrawn");
    expect(await codeOf(acceptInvitation({ token, name, password }))).toBe("invitation_withdrawn");
    expect(await codeOf(withdrawInvitation({ invitationId: id }, ada))).toBe("invitation_not_found");
    expect(await codeOf(renewInvitation({ invitationId: id }, ada))).toBe("invitation_not_found");
    expect(await codeOf(inviteUser({ email, name, role }, ada))).toBe("done");
    expect((await eventsOf(email)).map(({ event }) => event)).toEqual([
      "user.invited",
      "user.invitation_withdrawn",
      "user.invited",
    ]);
  });

  it.each(["", "x", "A".repeat(43), "\0", "'; drop table users; --", "𝒳".repeat(400)])(
    "does not open with %j",
    async (token) => {
      expect(await codeOf(openInvitation({ token }))).toBe("invitation_unknown");
      expect(await codeOf(acceptInvitation({ token, name: "Mallory", password }))).toBe("invitation_unknown");
    },
  );

  it("says which password does not do, and stays open", async () => {
    const { token } = await invite();
    const failure = await failureOf(acceptInvitation({ token, name: "Grace", password: "short" }));
    expect(failure?.details.fieldErrors?.password).toMatch(/at least 12 characters/);
    expect(await codeOf(openInvitation({ token }))).toBe("done");
  });

  it("is refused for who is a user or invited already", async () => {
    const { email, name, role } = await invite();
    const twice = await failureOf(inviteUser({ email, name, role }, ada));
    expect(twice?.details.fieldErrors?.email).toMatch(/invited already/);
    const own = await failureOf(inviteUser({ email: ada.email, name, role }, ada));
    expect(own?.details.fieldErrors?.email).toMatch(/is a user already/);
  });

  it("is made once, also when it is asked for twice in the same moment", async () => {
    const asked = { email: "twice@example.com", name: "Twice", role: "viewer" } as const;
    const outcomes = await Promise.all([1, 2, 3].map(() => codeOf(inviteUser(asked, ada))));
    expect(outcomes.sort()).toEqual(["done", "invalid_input", "invalid_input"]);
  });

  it("makes nobody a second time who came in another way", async () => {
    const { token, email, name } = await invite();
    await db().insert(users).values({ email, name, role: "viewer", passwordHash: "none" });
    expect(await codeOf(acceptInvitation({ token, name, password }))).toBe("invitation_used");
    expect(await userWith(email)).toMatchObject({ passwordHash: "none" });
  });

  it("can be given again to who was removed", async () => {
    const { token, email, name, role } = await invite();
    const { userId } = await acceptInvitation({ token, name, password });
    await removeUser({ userId }, ada);
    const again = await inviteUser({ email, name, role }, ada);
    expect(await codeOf(openInvitation({ token }))).toBe("invitation_used");
    expect(await codeOf(acceptInvitation({ token: tokenOf(again.link), name, password }))).toBe("done");
  });

  it("is forgotten a month after its end, not before", async () => {
    const [old, recent] = [await invite(), await invite()];
    await expire(old.id, "31 days");
    await expire(recent.id, "29 days");
    await deleteInvitationsBefore(30);
    expect(await codeOf(openInvitation({ token: old.token }))).toBe("invitation_unknown");
    expect(await codeOf(openInvitation({ token: recent.token }))).toBe("invitation_expired");
  });
});
