import { gather } from "@/db/queries/gather";
import { findRolesOfSessions } from "@/db/queries/sessions";
import type { Role } from "@/lib/vocabulary";

/** Whether a session still lives in the role that it had; all that are asked for at once are read together. */
export const isSessionStill: (ask: { sessionId: string; role: Role }) => Promise<boolean> = gather(
  async (asks: { sessionId: string; role: Role }[]) => {
    const roles = await findRolesOfSessions(asks.map(({ sessionId }) => sessionId));
    return asks.map(({ sessionId, role }) => roles.get(sessionId) === role);
  },
);
