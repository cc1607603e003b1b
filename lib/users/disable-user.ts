import { databaseNow } from "@/db/queries/database-now";
import { deletePasswordLink } from "@/db/queries/password-links";
import { endSessionsOfUser } from "@/db/queries/sessions";
import { updateUser } from "@/db/queries/users";
import { type Person, requireRole } from "@/lib/actor";
import { administerUser, refuseOwn } from "./administer-user";
import { recordUserEvent } from "./record-user-event";

/**
 * Keeps a person out until somebody enables them: their sessions end at once, and they cannot sign in.
 * @throws AppError `user_not_found`, `own_user`, `last_admin`
 */
export async function disableUser(ask: { userId: string }, person: Person): Promise<null> {
  requireRole(person, "admin");
  return administerUser(ask.userId, person, async (user, { on, requireOtherAdmin }) => {
    if (user.disabledAt) return null;
    refuseOwn(user.id, person);
    requireOtherAdmin();
    await updateUser(user.id, { disabledAt: await databaseNow(on) }, on);
    await deletePasswordLink(user.id, on);
    const ended = await endSessionsOfUser(user.id, on);
    await recordUserEvent({ event: "user.disabled", person, user, details: { ended: String(ended) } }, on);
    return null;
  });
}
