import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterEach, describe, expect, it, vi } from "vitest";
import { env } from "@/lib/env";
import { readSessionCookie } from "./read-session-cookie";

const sealed = (sessionId: string, maxAge = 60, secret = env().AUTH_SECRET) =>
  encode({ token: { sessionId }, secret, maxAge });

afterEach(() => void vi.useRealTimers());

describe("readSessionCookie", () => {
  it("tells the session that a cookie names, each time", async () => {
    const sessions = Array.from({ length: 1_010 }, () => randomUUID());
    const cookies = await Promise.all(sessions.map((id) => sealed(id)));
    // More than are kept.
    for (let round = 0; round < 2; round++) {
      expect(await Promise.all(cookies.map(readSessionCookie))).toEqual(sessions);
    }
  });

  it("reads one that is too old as none, also when it was read in time", async () => {
    const cookie = await sealed(randomUUID(), 60);
    expect(await readSessionCookie(cookie)).not.toBeNull();
    vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ["Date"] });
    expect(await readSessionCookie(cookie)).toBeNull();
    vi.useRealTimers();
    expect(await readSessionCookie(await sealed(randomUUID(), -60))).toBeNull();
  });

  it("reads nothing in cookies of others", async () => {
    const cookie = await sealed(randomUUID());
    // All six bits of that place count; the last place of a cookie has some that do not.
    const changed = cookie.at(-2) === "x" ? "y" : "x";
    expect(await readSessionCookie(`${cookie.slice(0, -2)}${changed}${cookie.at(-1)}`)).toBeNull();
    expect(await readSessionCookie(await sealed(randomUUID(), 60, "x".repeat(64)))).toBeNull();
    expect(await readSessionCookie(await sealed("no id"))).toBeNull();
  });
});
