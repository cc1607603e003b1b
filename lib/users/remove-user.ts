import { deleteUser } from "@/db/queries/users";
import { type Person, requireRole } from "@/lib/actor";
import { administerUser, refuseOwn } from "./administer-user";
import { recordUserEvent } from "./record-user-event";

/**
 * Removes a person with their password and sessions. What they did stays in the audit trail under their name, and what
 * they added stays as it is.
 * @throws AppError `user_not_found`, `own_user`, `last_admin`
 */
export async function removeUser(ask: { userId: string }, person: Person): Promise<null> {
  requireRole(person, "admin");
  return administerUser(ask.userId, person, async (user, { on, requireOtherAdmin }) => {
    refuseOwn(user.id, person);
    requireOtherAdmin();
    await deleteUser(user.id, on);
    await recordUserEvent({ event: "user.removed", person, user, details: { role: user.role } }, on);
    return null;
  });
}
