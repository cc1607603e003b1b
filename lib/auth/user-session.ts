import "server-only";
import { endSession, insertSession } from "@/db/queries/sessions";
import { findSession } from "./session";
import { sessionLifetimeSeconds } from "./session-cookie";
import { setSessionCookie } from "./set-session-cookie";

/** Signs a user in who has just proven who they are. Whoever was signed in to this browser no longer is. */
export async function signInUser(userId: string): Promise<void> {
  const before = await findSession();
  if (before) await endSession(before.id);
  await setSessionCookie(await insertSession(userId, sessionLifetimeSeconds));
}
