import { verify } from "@node-rs/argon2";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findLivingSession } from "@/db/queries/sessions";
import { auditEvents } from "@/db/schema/audit-events";
import { oidcIdentities } from "@/db/schema/oidc-identities";
import { users } from "@/db/schema/users";
import { toAppError } from "@/lib/errors/app-error";
import { newUser } from "@/scripts/testing/signed-in-user";
import { admitOidcUser } from "./admit-oidc-user";
import { openOidcSession } from "./open-oidc-session";

vi.mock("next/headers", () => ({ headers: async () => new Headers() }));

const issuer = "https://id.example.com";
beforeAll(() => {
  vi.stubEnv("OIDC_ISSUER", `${issuer}/`);
  vi.stubEnv("OIDC_CLIENT_ID", "latchkey");
  vi.stubEnv("OIDC_CLIENT_SECRET", "a-secret");
  vi.stubEnv("OIDC_ADMIN_VALUES", "lk-admins");
  vi.stubEnv("OIDC_VIEWER_VALUES", "lk-viewers, lk-guests");
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const newClaims = (own: Record<string, unknown> = {}) => {
  const sub = crypto.randomUUID();
  return {
    iss: issuer,
    sub,
    email: `${sub}@example.com`,
    email_verified: true,
    name: "Ada",
    groups: ["lk-admins"],
    ...own,
  };
};
type Claims = ReturnType<typeof newClaims>;
const admit = (claims: Record<string, unknown>) =>
  admitOidcUser(claims).then(
    () => "admitted",
    (error: unknown) => toAppError(error).code,
  );
const userOf = async ({ email }: Claims) => (await db().select().from(users).where(eq(users.email, email)))[0];

describe("whom the provider vouches for", () => {
  it("is added with the role that it gives, and gets a session", async () => {
    const claims = newClaims({ groups: ["staff", "lk-guests"] });
    expect(await admit(claims)).toBe("admitted");
    const user = await userOf(claims);
    expect(user).toMatchObject({ name: "Ada", role: "viewer", disabledAt: null });
    const { sessionId } = await openOidcSession(claims);
    expect(await findLivingSession(sessionId)).toMatchObject({ user: { id: user?.id, role: "viewer" } });
    const events = await db()
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.userId, user?.id ?? ""));
    expect(events.map(({ event }) => event).sort()).toEqual(["user.added_by_provider", "user.signed_in"]);
  });

  it("has a password that nobody knows and that takes as long to verify as others do", async () => {
    const claims = newClaims();
    await admit(claims);
    const { passwordHash = "" } = (await userOf(claims)) ?? {};
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    for (const guess of ["", "none", claims.sub]) expect(await verify(passwordHash, guess)).toBe(false);
  });

  it("stays the same person when e-mail and name change, and gets the role of now", async () => {
    const claims = newClaims();
    await admit(claims);
    const before = await userOf(claims);
    const later = { ...claims, email: "new@example.com", name: "Ada King", groups: ["lk-viewers"] };
    expect(await admit(later)).toBe("admitted");
    expect(await userOf(claims)).toMatchObject({ id: before?.id, name: "Ada King", role: "viewer" });
    const events = await db()
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.userId, before?.id ?? ""));
    expect(events.map(({ event, details }) => [event, details])).toContainEqual([
      "user.role_changed_by_provider",
      { before: "admin", after: "viewer" },
    ]);
  });

  it("stays an admin while there is no other, whatever role the provider gives", async () => {
    await db().update(users).set({ disabledAt: sql`now()` }).where(eq(users.role, "admin"));
    const [first, second] = [newClaims(), newClaims()];
    await admit(first);
    expect(await admit({ ...first, groups: ["lk-viewers"] })).toBe("admitted");
    expect(await userOf(first)).toMatchObject({ role: "admin" });
    await admit(second);
    const asViewer = (claims: Claims) => admit({ ...claims, groups: ["lk-viewers"] });
    expect(await Promise.all([asViewer(first), asViewer(second)])).toEqual(["admitted", "admitted"]);
    const roles = [await userOf(first), await userOf(second)].map((user) => user?.role);
    expect(roles.sort()).toEqual(["admin", "viewer"]);
  });

  it("is added once when they come in several times at the same moment", async () => {
    const claims = newClaims();
    expect(await Promise.all(Array.from({ length: 5 }, () => admit(claims)))).toEqual(Array(5).fill("admitted"));
    expect(await db().$count(oidcIdentities, eq(oidcIdentities.subject, claims.sub))).toBe(1);
  });
});

describe("nobody is let in", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["without a role", { groups: ["staff"] }, "sso_role_missing"],
    ["without the claim of roles", { groups: undefined }, "sso_role_missing"],
    ["by another issuer", { iss: "https://evil.example" }, "sso_failed"],
    ["by an issuer that begins alike", { iss: `${issuer}.evil.example` }, "sso_failed"],
    ["without a subject", { sub: "" }, "sso_failed"],
    ["with an e-mail that was not verified", { email_verified: false }, "sso_email_missing"],
    ["without an e-mail", { email: undefined }, "sso_email_missing"],
  ])("%s", async (_what, own, code) => {
    const claims = newClaims(own);
    const before = await db().$count(users);
    expect(await admit(claims)).toBe(code);
    expect(await db().$count(users)).toBe(before);
  });

  it("by an e-mail that somebody signs in with a password with", async () => {
    const user = await newUser();
    const claims = newClaims({ email: user.email.toUpperCase() });
    expect(await admit(claims)).toBe("sso_email_taken");
    expect(await db().$count(oidcIdentities, eq(oidcIdentities.userId, user.id))).toBe(0);
    await expect(openOidcSession(claims)).rejects.toMatchObject({ code: "sso_failed" });
  });

  it("as a user who is disabled, nor keeps a role that the provider has taken away", async () => {
    const claims = newClaims();
    await admit(claims);
    const user = await userOf(claims);
    expect(await admit({ ...claims, groups: [] })).toBe("sso_role_missing");
    await db()
      .update(users)
      .set({ disabledAt: sql`now()` })
      .where(eq(users.id, user?.id ?? ""));
    expect(await admit(claims)).toBe("sso_user_disabled");
    await expect(openOidcSession(claims)).rejects.toMatchObject({ code: "sso_failed" });
    const events = await db()
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.userId, user?.id ?? ""));
    expect(events.filter(({ event }) => event === "user.sign_in_failed")).toHaveLength(2);
  });
});
