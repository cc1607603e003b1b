import "server-only";
import { endSession, insertSession } from "@/db/queries/sessions";
import { findSession } from "./session";
import { sessionLifetimeSeconds } from "./session-cookie";
import { setSessionCookie } from "./set-session-cookie";

/**
 * Signs a user in who has just proven who they are. Whoever was signed in to this browser no longer is.
 * @param begun as for {@link insertSession}; absent for who has just become a user
 * @throws AppError `sign_in_failed`
 */
export async function signInUser(userId: string, begun?: { signInVersion: number }): Promise<void> {
  const before = await findSession();
  const sessionId = await insertSession(userId, sessionLifetimeSeconds, begun);
  if (before) await endSession(before.id);
  await setSessionCookie(sessionId);
}
