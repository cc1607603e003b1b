import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createState } from "@/lib/authorizations/authorization-state";
import { env } from "@/lib/env";
import { sampleSeller } from "@/lib/grants/testing/sample-grant";
import { signInSeller } from "./seller-session";
import { findSession } from "./session";
import { CookieJar, inBrowser } from "./testing/browser";
import { forgetTrip, isOwnTrip, rememberTrip } from "./trip-cookie";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);

beforeAll(() => {
  vi.stubEnv("MIRAKL_ALLOW_LOOPBACK", "");
  vi.stubEnv("APP_URL", "https://latchkey.example.com");
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const url = "https://auth.mirakl.net/authorize";
/** A browser that has begun a trip. */
async function begun() {
  const jar = new CookieJar();
  const state = createState();
  const shown = await inBrowser(jar, () => rememberTrip({ url, state }));
  const [cookie] = jar.getAll();
  if (!cookie) throw new Error("no cookie");
  return { jar, state, cookie, shown, isOwn: (asked = state) => inBrowser(jar, () => isOwnTrip(asked)) };
}

describe("the cookie of a trip over https", () => {
  it("belongs to this host alone, and scripts and other sites' posts do not get it", async () => {
    const { cookie } = await begun();
    expect(cookie).toEqual({
      name: expect.stringMatching(/^__Host-latchkey-trip-[A-Za-z0-9_-]{16}$/),
      value: expect.any(String),
      httpOnly: true,
      sameSite: "lax",
      secure: true,
      path: "/",
      maxAge: 86_400,
    });
  });

  it("tells neither the browser nor the page what the state is", async () => {
    const { cookie, state, shown } = await begun();
    expect(shown).toEqual({ url });
    expect(JSON.stringify(cookie)).not.toContain(state);
    expect(JSON.stringify(cookie)).not.toContain(Buffer.from(state).toString("base64url").slice(0, 20));
  });

  it("proves its own trip and no other", async () => {
    const one = await begun();
    const other = await begun();
    expect([await one.isOwn(), await one.isOwn(other.state), await one.isOwn(""), await one.isOwn("x")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it.each<[string, (state: string) => Promise<string>]>([
    ["nonsense", async () => "nonsense"],
    ["nothing", async () => ""],
    [
      "sealed with another secret",
      (state) => encode({ token: { state }, secret: "x".repeat(32), salt: "latchkey trip to Mirakl" }),
    ],
    ["sealed for another purpose", (state) => encode({ token: { state }, secret: env().AUTH_SECRET })],
    [
      "of another state",
      () => encode({ token: { state: "other" }, secret: env().AUTH_SECRET, salt: "latchkey trip to Mirakl" }),
    ],
    [
      "that has ended",
      (state) => encode({ token: { state }, secret: env().AUTH_SECRET, salt: "latchkey trip to Mirakl", maxAge: -60 }),
    ],
  ])("is worth nothing when it is %s", async (_, forge) => {
    const { jar, cookie, state, isOwn } = await begun();
    jar.set({ name: cookie.name, value: await forge(state) });
    expect(await isOwn()).toBe(false);
  });

  it("is gone when its trip is over, and the other tabs' stay", async () => {
    const { jar, state, isOwn } = await begun();
    const second = createState();
    await inBrowser(jar, () => rememberTrip({ url, state: second }));
    await inBrowser(jar, () => forgetTrip(state));
    expect([await isOwn(), await isOwn(second)]).toEqual([false, true]);
  });

  it("is one of eight at most, and leaves other cookies alone", async () => {
    const jar = new CookieJar();
    jar.set({ name: "theme", value: "dark" });
    const states = Array.from({ length: 20 }, createState);
    for (const state of states) await inBrowser(jar, () => rememberTrip({ url, state }));
    expect(jar.getAll()).toHaveLength(9);
    expect(jar.get("theme")?.value).toBe("dark");
    const own = await Promise.all(states.map((state) => inBrowser(jar, () => isOwnTrip(state))));
    expect(own).toEqual(states.map((_, index) => index >= 12));
  });
});

describe("a state", () => {
  it("is 256 random bits, and another one each time", () => {
    const states = Array.from({ length: 100 }, createState);
    expect(new Set(states).size).toBe(100);
    expect(states.map((state) => Buffer.from(state, "base64url").length)).toEqual(Array(100).fill(32));
  });
});

describe("the session of a seller over https", () => {
  it("has next-auth's own cookie with its prefix, and reads back as the seller", async () => {
    const jar = new CookieJar();
    const seller = await sampleSeller();
    expect(await inBrowser(jar, () => signInSeller(seller.identityId, "test"))).toBe(true);
    expect(jar.getAll()).toMatchObject([
      { name: "__Secure-next-auth.session-token", httpOnly: true, sameSite: "lax", secure: true, path: "/" },
    ]);
    const session = await inBrowser(jar, () => findSession());
    expect(session?.person).toMatchObject({ role: "seller", email: seller.email, identityIds: [seller.identityId] });
  });
});
