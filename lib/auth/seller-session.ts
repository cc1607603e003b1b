import "server-only";
import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { insertSellerSession } from "@/db/queries/sessions";
import { recordEvent } from "@/lib/audit/record-event";
import { env } from "@/lib/env";
import { requestOrigin } from "@/lib/http/request-origin";
import { findPersonOfSession, findSession } from "./session";
import { sessionCookieName, sessionLifetimeSeconds } from "./session-cookie";

/**
 * Signs a seller in with an identity that was just proven. A seller who is signed in keeps the identities of before;
 * whoever is signed in to the back office stays that.
 * @param reference of the request
 * @returns whether this browser belongs to a seller now
 */
export async function signInSeller(identityId: string, reference: string): Promise<boolean> {
  const session = await findSession();
  if (session && session.user.role !== "seller") return false;
  const sessionId = await insertSellerSession(
    { identityId, previousSessionId: session?.id ?? null },
    sessionLifetimeSeconds,
  );
  const person = await findPersonOfSession(sessionId);
  const by = person && { ...person, reference, origin: await requestOrigin() };
  if (by) await recordEvent({ event: "seller.signed_in", by });
  const { APP_URL, AUTH_SECRET } = env();
  (await cookies()).set({
    name: sessionCookieName(APP_URL),
    value: await encode({ token: { sessionId }, secret: AUTH_SECRET, maxAge: sessionLifetimeSeconds }),
    httpOnly: true,
    sameSite: "lax",
    secure: APP_URL.startsWith("https:"),
    path: "/",
    maxAge: sessionLifetimeSeconds,
  });
  return true;
}
