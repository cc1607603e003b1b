import { randomUUID } from "node:crypto";
import { inTransaction } from "@/db/queries/in-transaction";
import { findPasswordLink, findPasswordLinkForUpdate, spendPasswordLink } from "@/db/queries/password-links";
import { endSessionsOfUser } from "@/db/queries/sessions";
import { findUser, findUserForUpdate, updateUser } from "@/db/queries/users";
import type { Origin } from "@/lib/actor";
import { checkNewPassword } from "@/lib/auth/password-rules";
import { hashPassword } from "@/lib/auth/passwords";
import { AppError } from "@/lib/errors/app-error";
import { hashLinkToken } from "./link-token";
import { requireUsableLink } from "./password-link";
import { recordUserEvent } from "./record-user-event";
import type { NewPassword } from "./user-inputs";

/**
 * Sets the password of whoever a link belongs to, and ends every session of theirs. Nobody is signed in by it: a second
 * step is asked for where there is one. Of two who hold the link the first counts.
 * @param origin where they came from, for the audit trail
 * @throws AppError why the link does not work; `invalid_input` when the password does not do
 */
export async function setNewPassword(ask: NewPassword, origin?: Origin): Promise<null> {
  const tokenHash = hashLinkToken(ask.token);
  // Before the costly hash: strangers may ask this as often as they like.
  const { userId } = requireUsableLink(await findPasswordLink(tokenHash));
  const seen = await findUser(userId);
  if (!seen || seen.disabledAt) throw new AppError("password_link_unknown");
  const problem = checkNewPassword(ask.password, seen);
  if (problem) throw new AppError("invalid_input", { details: { fieldErrors: { password: problem } } });
  const passwordHash = await hashPassword(ask.password);
  return inTransaction(async (on) => {
    // The person before the link, as everybody does who takes a link away.
    const user = await findUserForUpdate(userId, on);
    requireUsableLink(await findPasswordLinkForUpdate(tokenHash, on));
    if (!user || user.disabledAt) throw new AppError("password_link_unknown");
    await updateUser(userId, { passwordHash }, on);
    await spendPasswordLink(userId, on);
    const ended = await endSessionsOfUser(userId, on);
    const { name, email, role } = user;
    const person = { userId, name, email, role, identityIds: [], reference: randomUUID(), ...(origin && { origin }) };
    await recordUserEvent({ event: "user.password_reset", person, user, details: { ended: String(ended) } }, on);
    return null;
  });
}
