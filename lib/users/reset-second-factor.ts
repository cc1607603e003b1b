import { deleteAuthenticator } from "@/db/queries/authenticators";
import { deletePasskeysOfUser } from "@/db/queries/passkeys";
import { endSessionsOfUser } from "@/db/queries/sessions";
import { type Person, requireRole } from "@/lib/actor";
import { requireFreshSession } from "@/lib/auth/require-fresh-session";
import { AppError } from "@/lib/errors/app-error";
import { administerUser, refuseOwn } from "./administer-user";
import { recordUserEvent } from "./record-user-event";

/**
 * Takes authenticator app, recovery codes and passkeys from a person who lost them, and ends their sessions: from now
 * on their password is enough.
 * @throws AppError `user_not_found`, `own_user`, `second_factor_not_found`, `sign_in_too_old`
 */
export async function resetSecondFactor(ask: { userId: string }, person: Person): Promise<null> {
  requireRole(person, "admin");
  await requireFreshSession(person);
  return administerUser(ask.userId, person, async (user, { on }) => {
    refuseOwn(user.id, person);
    const hadAuthenticator = await deleteAuthenticator(user.id, on);
    const passkeys = await deletePasskeysOfUser(user.id, on);
    if (!hadAuthenticator && passkeys === 0) throw new AppError("second_factor_not_found");
    const ended = await endSessionsOfUser(user.id, on);
    const details = {
      authenticator: hadAuthenticator ? "yes" : "no",
      passkeys: String(passkeys),
      ended: String(ended),
    };
    await recordUserEvent({ event: "user.second_factor_reset", person, user, details }, on);
    return null;
  });
}
