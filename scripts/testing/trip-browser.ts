import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { db } from "@/db/client";
import { insertSession } from "@/db/queries/sessions";
import { users } from "@/db/schema/users";
import type { ActionResult } from "@/lib/actions/action-result";
import { answerHeldGrant } from "@/lib/actions/answer-held-grant";
import { startAuthorization } from "@/lib/actions/start-authorization";
import { startSellerAuthorization } from "@/lib/actions/start-seller-authorization";
import { findSession } from "@/lib/auth/session";
import { CookieJar, inBrowser } from "@/lib/auth/testing/browser";
import { sealedSessionCookie } from "@/lib/auth/testing/sealed-session-cookie";
import type { SellerAuthorizationAsk } from "@/lib/authorizations/authorization-input";
import { getAuthorizationResult } from "@/lib/authorizations/get-authorization-result";
import { endTrip } from "@/lib/http/end-trip";
import { peerHeader } from "@/lib/http/peer-address";
import type { UserRole } from "@/lib/vocabulary";

/** What an action brought; fails the test with its error when it failed. */
export async function dataOf<T>(result: Promise<ActionResult<T>>): Promise<T> {
  const outcome = await result;
  if (!outcome.ok) throw new Error(`the action failed: ${JSON.stringify(outcome.error)}`);
  return outcome.data;
}

/**
 * A browser, as far as trips to Mirakl need one: it has cookies, presses the buttons that begin a trip, and comes back.
 * The test file must mock next/headers as `lib/auth/testing/browser.ts` says.
 */
export function openBrowser() {
  const jar = new CookieJar();
  // Everybody is somewhere else: from one address, trips are limited.
  jar.headers.set(peerHeader, `2001:db8:${randomUUID().slice(9, 18).replace("-", ":")}::1`);
  const request = <T>(work: () => Promise<T>) => inBrowser(jar, work);
  const begun = async (start: () => Promise<ActionResult<{ url: string }>>) => {
    const url = new URL((await dataOf(request(start))).url);
    return { url, state: url.searchParams.get("state") ?? "" };
  };
  return {
    jar,
    request,
    /** Signs somebody new in to the back office. @returns their id */
    async signIn(role: UserRole = "admin"): Promise<string> {
      const email = `${randomUUID()}@example.com`;
      const [user] = await db().insert(users).values({ email, name: "Ada", role, passwordHash: "none" }).returning();
      if (!user) throw new Error("insert returned no row");
      jar.set(await sealedSessionCookie({ sessionId: await insertSession(user.id, 600) }));
      return user.id;
    },
    begin: (ask: SellerAuthorizationAsk) => begun(() => startSellerAuthorization(ask)),
    beginAsAdmin: (ask: Parameters<typeof startAuthorization>[0]) => begun(() => startAuthorization(ask)),
    /** @returns status and the address within the product that the browser is sent to */
    async comeBack(parameters: Record<string, string> | [string, string][]) {
      const response = await request(() => endTrip(new URLSearchParams(parameters)));
      const location = new URL(response.headers.get("location") ?? "");
      expect([response.status, location.origin]).toEqual([303, "http://localhost:3000"]);
      return location.pathname + location.search;
    },
    session: () => request(() => findSession()),
    /** What the page of a result shows this browser. */
    result: (path: string) =>
      request(async () => {
        const url = new URL(path, "http://localhost:3000");
        const requestId = /^\/auth\/mirakl\/result\/([^/]+)$/.exec(url.pathname)?.[1];
        if (!requestId) throw new Error(`${path} is no page of a result`);
        const person = (await findSession())?.person ?? null;
        return getAuthorizationResult({ requestId, problem: url.searchParams.get("problem") }, person);
      }),
    answer: (heldGrantId: string, connect: boolean) => request(() => answerHeldGrant({ heldGrantId, connect })),
  };
}
export type TripBrowser = ReturnType<typeof openBrowser>;
