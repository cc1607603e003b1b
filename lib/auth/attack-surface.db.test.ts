import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { saveSellerIdentity } from "@/db/queries/seller-identities";
import { endSession, insertSellerSession, insertSession } from "@/db/queries/sessions";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import type { ActionResult } from "@/lib/actions/action-result";
import type { Role, UserRole } from "@/lib/vocabulary";
import { actions, routes } from "./testing/attack-surface";
import { sealedSessionCookie } from "./testing/sealed-session-cookie";

const root = new URL("../..", import.meta.url).pathname;
/** The cookies of the request that a test makes. */
const request = vi.hoisted(() => ({ cookies: new Map<string, { name: string; value: string }>() }));
vi.mock("next/headers", () => ({ cookies: async () => request.cookies, headers: async () => new Headers() }));

const missingAccount = {
  accountId: "00000000-0000-4000-8000-000000000000",
  threadId: "missing",
  attachmentId: "missing",
  messageId: "missing",
  runId: "00000000-0000-4000-8000-000000000000",
};
/** A stream that is open says so by being one. */
async function readJson(response: Response) {
  if (response.headers.get("content-type")?.startsWith("application/json")) return response.json();
  await response.body?.cancel();
  return {};
}
const guardedRoutes = Object.entries(routes).flatMap(([file, row]) =>
  row.allowed === "open" ? [] : [[file, { ...row, allowed: row.allowed }] as const],
);

interface Caller {
  who: string;
  cookie: { name: string; value: string } | null;
  role: Role | null;
}
let callers: Caller[];

beforeAll(async () => {
  const [admin, viewer, ended, expired, disabled, demoted] = await Promise.all(
    (["admin", "viewer", "admin", "admin", "admin", "admin"] as const).map((role) => signInAs(role)),
  );
  const seller = await signInSellerAs("sofia@example.com");
  const endedSeller = await signInSellerAs("luis@example.com");
  await endSession(endedSeller.sessionId);
  if (!admin || !viewer || !ended || !expired || !disabled || !demoted) throw new Error("not signed in");
  await endSession(ended.sessionId);
  await db()
    .update(sessions)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(sessions.id, expired.sessionId));
  await db().update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, disabled.userId));
  await db().update(users).set({ role: "viewer" }).where(eq(users.id, demoted.userId));
  const [bareRow] = await db().insert(sessions).values({ userId: null, expiresAt: ended.until }).returning();
  const bare = bareRow?.id ?? "";
  const { name } = admin.cookie;
  callers = [
    { who: "nobody", cookie: null, role: null },
    { who: "a forged cookie", cookie: { name, value: "eyJhbGciOiJkaXIifQ..x.y.z" }, role: null },
    { who: "a cookie without a session", cookie: await sealedSessionCookie({ sub: admin.userId }), role: null },
    {
      who: "a cookie whose session has no row",
      cookie: await sealedSessionCookie({ sub: admin.userId, sessionId: missingAccount.accountId }),
      role: null,
    },
    { who: "an ended session", cookie: ended.cookie, role: null },
    { who: "an expired session", cookie: expired.cookie, role: null },
    { who: "a disabled user", cookie: disabled.cookie, role: null },
    { who: "an admin who became a viewer", cookie: demoted.cookie, role: "viewer" },
    { who: "a seller", cookie: seller.cookie, role: "seller" },
    { who: "a seller whose session was ended", cookie: endedSeller.cookie, role: null },
    {
      who: "a seller's session without an identity",
      cookie: await sealedSessionCookie({ sessionId: bare }),
      role: null,
    },
    { who: "a viewer", cookie: viewer.cookie, role: "viewer" },
    { who: "an admin", cookie: admin.cookie, role: "admin" },
  ];
});
beforeEach(() => request.cookies.clear());

/** A new person with a living session. */
async function signInAs(role: UserRole) {
  const email = `${crypto.randomUUID()}@example.com`;
  const [user] = await db().insert(users).values({ email, name: role, role, passwordHash: "none" }).returning();
  if (!user) throw new Error("insert returned no row");
  const sessionId = await insertSession(user.id, 60);
  const until = new Date(Date.now() + 60_000);
  return { userId: user.id, sessionId, until, cookie: await sealedSessionCookie({ sessionId }) };
}

/** Someone whom Mirakl vouched for. */
async function signInSellerAs(email: string) {
  const tenant = "https://acme.example.com";
  const facts = { environment: "production", integrationType: "marketplace_seller", tenant, email } as const;
  const identityId = await saveSellerIdentity(facts, db());
  const sessionId = await insertSellerSession({ identityId, previousSessionId: null }, 60);
  return { identityId, sessionId, cookie: await sealedSessionCookie({ sessionId }) };
}
function as({ cookie }: Caller): void {
  request.cookies.clear();
  if (cookie) request.cookies.set(cookie.name, cookie);
}
const verdict = (role: Role | null, allowed: readonly Role[] | "open") => {
  if (allowed === "open") return "allowed";
  if (!role) return "not_signed_in";
  return allowed.includes(role) ? "allowed" : "not_allowed";
};

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

describe("server actions", () => {
  it("are all in the table, and nowhere but in lib/actions", () => {
    const found = ["app", "components", "lib"]
      .flatMap(filesBelow)
      .filter(
        (file) => !/\.test\.tsx?$/.test(file) && /^\s*["']use server["']/m.test(readFileSync(join(root, file), "utf8")),
      );
    const expected = Object.keys(actions).map(
      (name) => `lib/actions/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`,
    );
    expect(found.sort()).toEqual(expected.sort());
  });

  it.each(Object.entries(actions))("%s answers nobody but those it is for", async (name, allowed) => {
    const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const module: Record<string, (input: unknown) => Promise<ActionResult<unknown>>> = await import(
      `../actions/${file}.ts`
    );
    expect(Object.keys(module)).toEqual([name]);
    const action = module[name];
    for (const caller of callers) {
      as(caller);
      const result = await action?.({});
      // Whoever may call it is told that the input is wrong.
      const answer =
        result?.ok === false && result.error.code === "invalid_input" ? "allowed" : !result?.ok && result?.error.code;
      expect(answer, caller.who).toBe(verdict(caller.role, allowed));
    }
  });
});

describe("route handlers", () => {
  it("are all in the table", () => {
    expect(
      filesBelow("app")
        .filter((file) => /(^|\/)route\.tsx?$/.test(file))
        .sort(),
    ).toEqual(Object.keys(routes).sort());
  });

  it.each(Object.entries(routes))("%s has no other methods", async (file, { methods }) => {
    const module: object = await import(`../../${file}`);
    const known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    expect(
      Object.keys(module)
        .filter((name) => known.includes(name))
        .sort(),
    ).toEqual(methods);
  });

  it.each(guardedRoutes)("%s answers nobody but those it is for", async (file, { allowed, status = 200 }) => {
    const { GET } = await import(`../../${file}`);
    const expected = { not_signed_in: 401, not_allowed: 403, allowed: status };
    for (const caller of callers) {
      as(caller);
      const response: Response = await GET(new Request("http://localhost:3000/"), {
        params: Promise.resolve(missingAccount),
      });
      const found = verdict(caller.role, allowed);
      expect(response.status, caller.who).toBe(expected[found]);
      expect(response.headers.get("cache-control")).toMatch(/^private, no-store(, no-transform)?$/);
      const body = await readJson(response);
      expect(body.error?.code ?? "allowed", caller.who).toEqual(
        found === "allowed" && status === 404 ? expect.stringMatching(/_not_found$/) : found,
      );
    }
  });

  it.each(["messages/[messageId]", "attachments/[attachmentId]"])(
    "of %s know nothing by an id that no database can hold",
    async (last) => {
      const file = `app/api/tickets/[accountId]/[threadId]/${last}/route.ts`;
      const { GET } = await import(`../../${file}`);
      const admin = callers.find(({ role }) => role === "admin");
      if (!admin) throw new Error("no admin");
      as(admin);
      for (const id of ["threadId", "messageId", "attachmentId"]) {
        const params = Promise.resolve({ ...missingAccount, [id]: "a\0b" });
        const response: Response = await GET(new Request("http://localhost:3000/"), { params });
        expect(response.status, id).toBe(404);
      }
    },
  );
});
