import { endSessionsOfUser } from "@/db/queries/sessions";
import { type Person, requireRole } from "@/lib/actor";
import { administerUser } from "./administer-user";
import { recordUserEvent } from "./record-user-event";

/** Signs a person out everywhere; they can sign in again. @throws AppError `user_not_found` */
export async function endUserSessions(ask: { userId: string }, person: Person): Promise<{ ended: number }> {
  requireRole(person, "admin");
  return administerUser(ask.userId, person, async (user, { on }) => {
    const ended = await endSessionsOfUser(user.id, on);
    await recordUserEvent({ event: "user.sessions_ended", person, user, details: { ended: String(ended) } }, on);
    return { ended };
  });
}
