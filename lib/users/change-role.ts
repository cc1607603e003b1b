import { updateUser } from "@/db/queries/users";
import { type Person, requireRole } from "@/lib/actor";
import { changesOf } from "@/lib/audit/changes";
import { requireFreshSession } from "@/lib/auth/require-fresh-session";
import type { UserRole } from "@/lib/vocabulary";
import { administerUser } from "./administer-user";
import { recordUserEvent } from "./record-user-event";

/**
 * Gives a person another role. Every request reads it anew, so it counts from the next one on.
 * @throws AppError `user_not_found`, `last_admin`, `sign_in_too_old` for who makes an admin
 */
export async function changeRole(ask: { userId: string; role: UserRole }, person: Person): Promise<null> {
  requireRole(person, "admin");
  if (ask.role === "admin") await requireFreshSession(person);
  return administerUser(ask.userId, person, async (user, { on, requireOtherAdmin }) => {
    if (user.role === ask.role) return null;
    requireOtherAdmin();
    await updateUser(user.id, { role: ask.role }, on);
    const changes = changesOf(user, ask, ["role"]);
    await recordUserEvent({ event: "user.role_changed", person, user, changes }, on);
    return null;
  });
}
