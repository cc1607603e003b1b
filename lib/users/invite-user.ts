import { inTransaction } from "@/db/queries/in-transaction";
import { isUniqueViolation } from "@/db/queries/unique-violation";
import { insertInvitation } from "@/db/queries/user-invitations";
import { findUserByEmail } from "@/db/queries/users";
import { type Person, requireRole } from "@/lib/actor";
import { requireFreshSession } from "@/lib/auth/require-fresh-session";
import { AppError } from "@/lib/errors/app-error";
import { invitationLifetimeSeconds, issuedInvitation } from "./invitation-link";
import { createLinkToken, hashLinkToken } from "./link-token";
import { recordUserEvent } from "./record-user-event";
import type { InvitationInput } from "./user-inputs";
import type { IssuedLinkView } from "./user-view";

/**
 * Invites somebody to the back office by a link that works once. It is told now and never again.
 * Another admin would outlive a stolen session, so that takes a fresh one.
 * @throws AppError `sign_in_too_old`, or `invalid_input` when the e-mail is somebody's already or has an open invitation
 */
export async function inviteUser(invitation: InvitationInput, person: Person): Promise<IssuedLinkView> {
  requireRole(person, "admin");
  if (invitation.role === "admin") await requireFreshSession(person);
  if (await findUserByEmail(invitation.email)) throw taken("Somebody with this e-mail address is a user already");
  const token = createLinkToken();
  const row = { ...invitation, tokenHash: hashLinkToken(token), invitedBy: person.name };
  try {
    const inserted = await inTransaction(async (on) => {
      const stored = await insertInvitation(row, invitationLifetimeSeconds, on);
      const details = { role: stored.role };
      await recordUserEvent({ event: "user.invited", person, user: stored, details }, on);
      return stored;
    });
    return issuedInvitation(inserted, token);
  } catch (error) {
    if (!isUniqueViolation(error, "user_invitations_open")) throw error;
    throw taken("This person is invited already: make a new link in the list, or withdraw the invitation first");
  }
}

function taken(email: string): AppError {
  return new AppError("invalid_input", { details: { fieldErrors: { email } } });
}
