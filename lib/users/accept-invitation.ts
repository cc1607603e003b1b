import { randomUUID } from "node:crypto";
import { inTransaction } from "@/db/queries/in-transaction";
import { isUniqueViolation } from "@/db/queries/unique-violation";
import { endInvitation, findInvitationByToken, findInvitationByTokenForUpdate } from "@/db/queries/user-invitations";
import { insertUser } from "@/db/queries/users";
import type { Origin } from "@/lib/actor";
import { checkNewPassword } from "@/lib/auth/password-rules";
import { hashPassword } from "@/lib/auth/passwords";
import { AppError } from "@/lib/errors/app-error";
import { hashLinkToken } from "./link-token";
import { requireOpen } from "./open-invitation";
import { recordUserEvent } from "./record-user-event";
import type { Acceptance } from "./user-inputs";

/**
 * Makes a user of whoever holds an invitation's link, with the e-mail and the role that the admin chose. Of two who
 * hold it the first counts.
 * @param origin where they came from, for the audit trail
 * @throws AppError why the link does not work; `invalid_input` when the password does not do
 */
export async function acceptInvitation(ask: Acceptance, origin?: Origin): Promise<{ userId: string }> {
  const tokenHash = hashLinkToken(ask.token);
  // Before the costly hash: strangers may ask this as often as they like.
  const { email } = requireOpen(await findInvitationByToken(tokenHash));
  const problem = checkNewPassword(ask.password, { email, name: ask.name });
  if (problem) throw new AppError("invalid_input", { details: { fieldErrors: { password: problem } } });
  const passwordHash = await hashPassword(ask.password);
  try {
    return await inTransaction(async (on) => {
      const { id, role } = requireOpen(await findInvitationByTokenForUpdate(tokenHash, on));
      const user = await insertUser({ email, name: ask.name, role, passwordHash }, on);
      await endInvitation(id, "accepted", on);
      const { name } = user;
      const reference = randomUUID();
      const person = { userId: user.id, name, email, role, identityIds: [], reference, ...(origin && { origin }) };
      await recordUserEvent({ event: "user.invitation_accepted", person, user, details: { role } }, on);
      return { userId: user.id };
    });
  } catch (error) {
    // The person came in another way meanwhile.
    if (isUniqueViolation(error, "users_email_unique")) throw new AppError("invitation_used", { cause: error });
    throw error;
  }
}
