import { beforeAll, describe, expect, it, vi } from "vitest";
import { findLivingSession, insertSession } from "@/db/queries/sessions";
import { acceptInvitation } from "@/lib/actions/accept-invitation";
import { changePassword } from "@/lib/actions/change-password";
import { changeRole } from "@/lib/actions/change-role";
import { disableUser } from "@/lib/actions/disable-user";
import { endOwnSession } from "@/lib/actions/end-own-session";
import { inviteUser } from "@/lib/users/invite-user";
import { type SampleUser, samplePassword, sampleUser } from "@/lib/users/testing/sample-user";
import { findSession } from "./session";
import { CookieJar, inBrowser } from "./testing/browser";
import { sealedSessionCookie } from "./testing/sealed-session-cookie";

vi.mock("next/headers", async () => (await import("@/lib/auth/testing/browser")).requestOfBrowser);

let ada: SampleUser;
let adasBrowser: CookieJar;

beforeAll(async () => {
  ada = await sampleUser("admin");
  adasBrowser = await browserOf(ada.sessionId);
});

async function browserOf(sessionId: string): Promise<CookieJar> {
  const jar = new CookieJar();
  jar.set(await sealedSessionCookie({ sessionId }));
  return jar;
}
const whoIsIn = (jar: CookieJar) => inBrowser(jar, async () => (await findSession())?.user.email ?? null);

describe("an invitation that is accepted", () => {
  const email = "grace@example.com";
  const acceptIn = async (jar: CookieJar, invited: string) => {
    const { link } = await inviteUser({ email: invited, name: "Grace", role: "viewer" }, ada);
    const token = new URL(link).hash.slice(1);
    return inBrowser(jar, () => acceptInvitation({ token, name: "Grace", password: samplePassword }));
  };

  it("signs the browser in, with the cookie of every sign-in", async () => {
    const jar = new CookieJar();
    expect(await acceptIn(jar, email)).toEqual({ ok: true, data: null });
    expect(await whoIsIn(jar)).toBe(email);
    expect(jar.getAll()).toMatchObject([{ httpOnly: true, sameSite: "lax", path: "/" }]);
  });

  it("ends the session that this browser had", async () => {
    const vera = await sampleUser("viewer");
    const jar = await browserOf(vera.sessionId);
    await acceptIn(jar, "hedy@example.com");
    expect(await whoIsIn(jar)).toBe("hedy@example.com");
    expect(await findLivingSession(vera.sessionId)).toBeNull();
  });
});

describe("a session", () => {
  it("goes on where the password was changed, and ends in every other browser", async () => {
    const vera = await sampleUser("viewer");
    const here = await browserOf(vera.sessionId);
    const elsewhere = await browserOf(await insertSession(vera.userId, 600));
    const newPassword = "eight loud lanterns, two stations";
    const change = () => changePassword({ currentPassword: samplePassword, newPassword });
    expect(await inBrowser(here, change)).toEqual({ ok: true, data: { ended: 1 } });
    expect([await whoIsIn(here), await whoIsIn(elsewhere)]).toEqual([vera.email, null]);
    expect(await inBrowser(elsewhere, change)).toMatchObject({ ok: false, error: { code: "not_signed_in" } });
  });

  it("has the new role at the next request, and none once its person is disabled", async () => {
    const vera = await sampleUser("viewer");
    const jar = await browserOf(vera.sessionId);
    const act = () => inBrowser(jar, () => changeRole({ userId: ada.userId, role: "admin" }));
    const byAda = <T>(work: () => Promise<T>) => inBrowser(adasBrowser, work);
    expect(await act()).toMatchObject({ ok: false, error: { code: "not_allowed" } });
    await byAda(() => changeRole({ userId: vera.userId, role: "admin" }));
    expect(await act()).toEqual({ ok: true, data: null });
    await byAda(() => disableUser({ userId: vera.userId }));
    expect(await whoIsIn(jar)).toBeNull();
    expect(await act()).toMatchObject({ ok: false, error: { code: "not_signed_in" } });
  });

  it("of somebody else cannot be ended, whatever its id", async () => {
    const vera = await sampleUser("viewer");
    const end = () => endOwnSession({ sessionId: ada.sessionId });
    expect(await inBrowser(await browserOf(vera.sessionId), end)).toMatchObject({
      ok: false,
      error: { code: "session_not_found" },
    });
    expect(await whoIsIn(adasBrowser)).toBe(ada.email);
  });
});
