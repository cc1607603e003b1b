import { inTransaction } from "@/db/queries/in-transaction";
import { deletePasswordLink } from "@/db/queries/password-links";
import { endSessionsOfUser } from "@/db/queries/sessions";
import { findUser, findUserForUpdate, updateUser } from "@/db/queries/users";
import { type Person, requireRole } from "@/lib/actor";
import { attemptKey, claimAttempt } from "@/lib/auth/claim-attempt";
import { checkNewPassword } from "@/lib/auth/password-rules";
import { hashPassword, verifyPassword } from "@/lib/auth/passwords";
import { AppError } from "@/lib/errors/app-error";
import { recordUserEvent } from "./record-user-event";
import type { PasswordChange } from "./user-inputs";

/**
 * Changes a person's own password. Every other session of theirs ends, because somebody may know the old one.
 * @throws AppError `invalid_input` when the current password is not right or the new one does not do,
 *   `too_many_attempts`
 */
export async function changePassword(ask: PasswordChange, person: Person): Promise<{ ended: number }> {
  requireRole(person, "admin", "viewer");
  const user = await findUser(person.userId ?? "");
  if (!user) throw wrongPassword();
  // Whoever found an open browser must not guess the password here; the owner's other sessions do not wait for that.
  const attempt = await claimAttempt([attemptKey("account_from_place", `${user.id}\n${person.sessionId}`)]);
  if (!(await verifyPassword(user.passwordHash, ask.currentPassword))) throw wrongPassword();
  await attempt.succeeded();
  const problem = checkNewPassword(ask.newPassword, user);
  if (problem) throw refused({ newPassword: problem });
  const passwordHash = await hashPassword(ask.newPassword);
  return inTransaction(async (on) => {
    const current = await findUserForUpdate(user.id, on);
    // Changed meanwhile, by this person elsewhere or by whoever knows the old one.
    if (current?.passwordHash !== user.passwordHash) throw wrongPassword();
    await updateUser(user.id, { passwordHash }, on);
    await deletePasswordLink(user.id, on);
    const ended = await endSessionsOfUser(user.id, on, person.sessionId ?? null);
    const details = { ended: String(ended) };
    await recordUserEvent({ event: "user.password_changed", person, user, details }, on);
    return { ended };
  });
}

function wrongPassword(): AppError {
  return refused({ currentPassword: "This is not your current password" });
}

function refused(fieldErrors: Record<string, string>): AppError {
  return new AppError("invalid_input", { details: { fieldErrors } });
}
