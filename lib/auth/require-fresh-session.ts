import "server-only";
import { isSessionFresh } from "@/db/queries/sessions";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";

const freshMinutes = 15;

/**
 * For what would let a stranger at an unlocked screen stay: only a user who has just signed in may do it.
 * @returns the user's id
 * @throws AppError `not_allowed`, `sign_in_too_old`
 */
export async function requireFreshSession(person: Person): Promise<string> {
  requireRole(person, "admin", "viewer");
  const { userId, sessionId } = person;
  if (!userId) throw new AppError("not_allowed");
  if (!sessionId || !(await isSessionFresh(sessionId, freshMinutes))) throw new AppError("sign_in_too_old");
  return userId;
}
