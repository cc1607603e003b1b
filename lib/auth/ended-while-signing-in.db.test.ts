import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { endSessionsOfUser, listLivingSessions } from "@/db/queries/sessions";
import { findUser } from "@/db/queries/users";
import { authenticators } from "@/db/schema/authenticators";
import { signInTickets } from "@/db/schema/sign-in-tickets";
import { isAppError } from "@/lib/errors/app-error";
import { type SampleUser, samplePassword, sampleUser } from "@/lib/users/testing/sample-user";
import { completeSignIn } from "./complete-sign-in";
import { signInWithPassword } from "./sign-in-with-password";
import { CookieJar, inBrowser } from "./testing/browser";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);
/** What happens after a password was found to be right and before anything follows from it. */
const meanwhile = vi.hoisted(() => ({ happens: async () => {} }));
vi.mock("./passwords", async (importOriginal) => {
  const real = await importOriginal<typeof import("./passwords")>();
  const verifyPassword = async (...given: Parameters<typeof real.verifyPassword>) => {
    const fits = await real.verifyPassword(...given);
    await meanwhile.happens();
    return fits;
  };
  return { ...real, verifyPassword };
});

let vera: SampleUser;
beforeEach(async () => {
  vera = await sampleUser("viewer");
  meanwhile.happens = async () => {};
});

const signIn = () =>
  inBrowser(new CookieJar(), () => signInWithPassword({ email: vera.email, password: samplePassword }));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (isAppError(error) ? error.code : "internal"),
  );
const endAll = async () => void (await endSessionsOfUser(vera.userId));

describe("a sign-in during which all sessions of its user were ended", () => {
  it("opens none: whoever knew the password of before stays outside", async () => {
    meanwhile.happens = endAll;
    expect(await codeOf(signIn())).toBe("sign_in_failed");
    expect(await listLivingSessions(vera.userId)).toEqual([]);
    meanwhile.happens = async () => {};
    expect(await signIn()).toMatchObject({ isComplete: true });
  });

  it("does not get to the second step", async () => {
    await db().insert(authenticators).values({ userId: vera.userId, confirmedAt: new Date() });
    meanwhile.happens = endAll;
    const before = await db().$count(signInTickets);
    expect(await codeOf(signIn())).toBe("sign_in_failed");
    expect(await db().$count(signInTickets)).toBe(before);
  });

  it("is not completed by a second step or a passkey that came just before", async () => {
    const seen = await findUser(vera.userId);
    if (!seen) throw new Error("no such user");
    await endAll();
    const jar = new CookieJar();
    const complete = () => completeSignIn(seen, { method: "passkey", reference: "test" });
    expect(await codeOf(inBrowser(jar, complete))).toBe("sign_in_failed");
    expect(await listLivingSessions(vera.userId)).toEqual([]);
    expect(jar.getAll()).toEqual([]);
  });
});
