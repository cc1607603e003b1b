import "server-only";
import { insertSellerSession } from "@/db/queries/sessions";
import { recordEvent } from "@/lib/audit/record-event";
import { requestOrigin } from "@/lib/http/request-origin";
import { findPersonOfSession, findSession } from "./session";
import { sessionLifetimeSeconds } from "./session-cookie";
import { setSessionCookie } from "./set-session-cookie";

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
  await setSessionCookie(sessionId);
  return true;
}
