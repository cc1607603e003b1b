import { databaseNow } from "@/db/queries/database-now";
import type { UserInvitationRow } from "@/db/queries/user-invitations";
import { findInvitationByToken } from "@/db/queries/user-invitations";
import { AppError } from "@/lib/errors/app-error";
import { hashLinkToken } from "./link-token";
import type { OfferedInvitationView } from "./user-view";

/**
 * What a link offers to whoever holds it; nothing changes by it.
 * @throws AppError `invitation_unknown`, `invitation_used`, `invitation_withdrawn`, `invitation_expired`
 */
export async function openInvitation(ask: { token: string }): Promise<OfferedInvitationView> {
  const [found, now] = await Promise.all([findInvitationByToken(hashLinkToken(ask.token)), databaseNow()]);
  const { name, email, role, invitedBy, expiresAt } = requireOpen(found);
  return { name, email, role, invitedBy, expiresAt: expiresAt.toISOString(), now: now.toISOString() };
}

/** @throws AppError why a link does not work */
export function requireOpen(invitation: UserInvitationRow | null): UserInvitationRow {
  if (!invitation) throw new AppError("invitation_unknown");
  if (invitation.acceptedAt) throw new AppError("invitation_used");
  if (invitation.withdrawnAt) throw new AppError("invitation_withdrawn");
  if (invitation.isExpired) throw new AppError("invitation_expired");
  return invitation;
}
