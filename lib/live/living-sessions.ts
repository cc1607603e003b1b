import { gather } from "@/db/queries/gather";
import { findRolesOfSessions } from "@/db/queries/sessions";
import type { UserRole } from "@/lib/vocabulary";

/** The role in which a session lives, null when it does not; all that are asked for at once are read together. */
export const roleOfSession: (sessionId: string) => Promise<UserRole | null> = gather(async (sessionIds: string[]) => {
  const roles = await findRolesOfSessions(sessionIds);
  return sessionIds.map((sessionId) => roles.get(sessionId) ?? null);
});
