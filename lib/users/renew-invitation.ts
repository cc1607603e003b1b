import { inTransaction } from "@/db/queries/in-transaction";
import { renewInvitationRow } from "@/db/queries/user-invitations";
import { type Person, requireRole } from "@/lib/actor";
import { requireFreshSession } from "@/lib/auth/require-fresh-session";
import { AppError } from "@/lib/errors/app-error";
import { invitationLifetimeSeconds, issuedInvitation } from "./invitation-link";
import { createLinkToken, hashLinkToken } from "./link-token";
import { recordUserEvent } from "./record-user-event";
import type { IssuedLinkView } from "./user-view";

/**
 * Makes a new link for an open invitation, also for an expired one; the old link stops working.
 * @throws AppError `invitation_not_found`, `sign_in_too_old` where an admin is invited
 */
export async function renewInvitation(ask: { invitationId: string }, person: Person): Promise<IssuedLinkView> {
  requireRole(person, "admin");
  const token = createLinkToken();
  const renewed = await inTransaction(async (on) => {
    const hash = hashLinkToken(token);
    const row = await renewInvitationRow(ask.invitationId, hash, invitationLifetimeSeconds, on);
    if (!row) throw new AppError("invitation_not_found");
    if (row.role === "admin") await requireFreshSession(person);
    await recordUserEvent({ event: "user.invitation_renewed", person, user: row }, on);
    return row;
  });
  return issuedInvitation(renewed, token);
}
