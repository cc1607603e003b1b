import { updateUser } from "@/db/queries/users";
import { type Person, requireRole } from "@/lib/actor";
import { administerUser } from "./administer-user";
import { recordUserEvent } from "./record-user-event";

/** Lets a disabled person sign in again, with the password and the role they had. @throws AppError `user_not_found` */
export async function enableUser(ask: { userId: string }, person: Person): Promise<null> {
  requireRole(person, "admin");
  return administerUser(ask.userId, person, async (user, { on }) => {
    if (!user.disabledAt) return null;
    await updateUser(user.id, { disabledAt: null }, on);
    await recordUserEvent({ event: "user.enabled", person, user }, on);
    return null;
  });
}
