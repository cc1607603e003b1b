import { desc, eq } from "drizzle-orm";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import postgres from "postgres";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { endSession, findLivingSession } from "@/db/queries/sessions";
import { attemptLimits } from "@/db/schema/attempt-limits";
import { auditEvents } from "@/db/schema/audit-events";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { testDatabase } from "@/scripts/testing/test-database";
import { authOptions } from "./auth-options";
import { hashPassword } from "./passwords";
import { CookieJar, inBrowser } from "./testing/browser";
import { sealedSessionCookie } from "./testing/sealed-session-cookie";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);

const password = "correct horse battery";
let userId: string;
let cookies: Record<string, string>;

beforeAll(async () => {
  const [user] = await db()
    .insert(users)
    .values({ email: "ada@example.com", name: "Ada", role: "admin", passwordHash: await hashPassword(password) })
    .returning();
  userId = user?.id ?? "";
});
beforeEach(async () => {
  cookies = {};
  await db().delete(sessions);
});

interface Answer {
  status: number;
  body: Record<string, unknown>;
}
/** One request to next-auth by a browser that keeps its cookies. */
async function ask(method: "GET" | "POST", nextauth: string[], body: object = {}): Promise<Answer> {
  const headers = new Map<string, string | string[]>();
  const answer: Answer = { status: 0, body: {} };
  const response = {
    status: (status: number) => Object.assign(response, { sent: Object.assign(answer, { status }) }),
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: string | string[]) => headers.set(name.toLowerCase(), value),
    json: (sent: Answer["body"]) => Object.assign(answer, { body: sent }),
    send: (sent: Answer["body"]) => Object.assign(answer, { body: sent }),
    end: () => undefined,
  };
  const request = { method, query: { nextauth }, headers: {}, cookies, body: { ...body, json: "true" } };
  const jar = new CookieJar();
  jar.headers.set("x-latchkey-peer", "203.0.113.9");
  jar.headers.set("user-agent", "Firefox");
  await inBrowser(jar, () =>
    NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, authOptions()),
  );
  for (const line of [headers.get("set-cookie") ?? []].flat()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies = { ...cookies, [name]: decodeURIComponent(value) };
  }
  return answer;
}
async function post(nextauth: string[], body: object = {}): Promise<Answer> {
  const { csrfToken } = (await ask("GET", ["csrf"])).body;
  return ask("POST", nextauth, { ...body, csrfToken });
}
const signIn = (credentials: object) => post(["callback", "credentials"], credentials);
const errorOf = ({ body }: Answer) => new URL(String(body.url)).searchParams.get("error");
const readSession = async () => (await ask("GET", ["session"])).body;
const sessionCookieOf = () => cookies["next-auth.session-token"];

describe("signing in", () => {
  it("opens a session that is a row, and tells the browser no more than name and e-mail", async () => {
    await signIn({ email: " ADA@example.com ", password });
    const [session] = await db().select().from(sessions);
    expect(session?.userId).toBe(userId);
    expect(await findLivingSession(session?.id ?? "")).toMatchObject({ user: { name: "Ada", role: "admin" } });
    expect(sessionCookieOf()).not.toContain(session?.id);
    expect((await readSession()).user).toEqual({ name: "Ada", email: "ada@example.com" });
  });

  it.each([
    ["a wrong password", { email: "ada@example.com", password: "wrong" }],
    ["an unknown e-mail", { email: "bob@example.com", password }],
    ["nothing", {}],
    ["a password that is a list", { email: "ada@example.com", password: [password] }],
    ["an e-mail that is an object", { email: { length: 1 }, password }],
    ["an e-mail that no database can hold", { email: "ada\u0000@example.com", password }],
    ["a password of a megabyte", { email: "ada@example.com", password: "x".repeat(1_000_000) }],
  ])("answers %s with the same words, and no session", async (_what, credentials) => {
    const answer = await signIn(credentials);
    expect(answer.status).toBe(401);
    expect(errorOf(answer)).toBe("CredentialsSignin");
    expect(sessionCookieOf()).toBeUndefined();
    expect(await db().$count(sessions)).toBe(0);
  });

  it("keeps disabled people out", async () => {
    await db().update(users).set({ disabledAt: new Date() }).where(eq(users.id, userId));
    expect((await signIn({ email: "ada@example.com", password })).status).toBe(401);
    await db().update(users).set({ disabledAt: null }).where(eq(users.id, userId));
  });

  it("says how long to wait when there were too many attempts, whoever it is", async () => {
    await db().delete(attemptLimits);
    for (const email of ["ada@example.com", "nobody@example.com"]) {
      const errors: (string | null)[] = [];
      for (let tries = 0; tries < 8; tries += 1) errors.push(errorOf(await signIn({ email, password: "wrong" })));
      expect(errors.filter((error) => error === "CredentialsSignin")).toHaveLength(6);
      expect(errors.filter((error) => /^too_many_attempts:[12]$/.test(error ?? ""))).toHaveLength(2);
      expect(errorOf(await signIn({ email, password }))).toMatch(/^too_many_attempts:[12]$/);
    }
    await db().delete(attemptLimits);
  });

  it("says no more than a code when something else goes wrong", async () => {
    const owner = postgres((await testDatabase()).url, { max: 1 });
    await owner`alter table sessions rename to sessions_away`;
    const answer = await signIn({ email: "ada@example.com", password });
    await owner`alter table sessions_away rename to sessions`;
    await owner.end();
    expect(errorOf(answer)).toBe("internal");
  });
});

describe("the audit trail", () => {
  it("tells who signed in and out, and from where", async () => {
    await db().delete(attemptLimits);
    await signIn({ email: "ada@example.com", password: "wrong" });
    await signIn({ email: "ada@example.com", password });
    await post(["signout"]);
    const rows = await db().select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(3);
    const ada = { userId, userName: "Ada", role: "admin", clientAddress: "203.0.113.9", userAgent: "Firefox" };
    expect(rows).toMatchObject([
      { event: "user.signed_out", ...ada },
      { event: "user.signed_in", ...ada },
      { event: "user.sign_in_failed", ...ada },
    ]);
    expect(rows.every(({ reference }) => /^[0-9a-f-]{36}$/.test(reference ?? ""))).toBe(true);
  });
});

describe("a session", () => {
  it("ends with sign-out, also for whoever kept a copy of the cookie", async () => {
    await signIn({ email: "ada@example.com", password });
    const kept = { ...cookies };
    await post(["signout"]);
    expect(sessionCookieOf()).toBe("");
    cookies = kept;
    expect((await readSession()).user).toBeUndefined();
    expect(await db().$count(sessions, eq(sessions.userId, userId))).toBe(1);
  });

  it("tells nothing when it was ended elsewhere, or its cookie names none", async () => {
    await signIn({ email: "ada@example.com", password });
    const [session] = await db().select().from(sessions);
    await endSession(session?.id ?? "");
    expect(await readSession()).toEqual({ expires: new Date(0).toISOString() });
    const { name, value } = await sealedSessionCookie({ sub: userId });
    cookies = { [name]: value };
    expect(await readSession()).toEqual({ expires: new Date(0).toISOString() });
  });
});
