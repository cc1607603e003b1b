import { inTransaction } from "@/db/queries/in-transaction";
import { endInvitation } from "@/db/queries/user-invitations";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { recordUserEvent } from "./record-user-event";

/** Takes an invitation back: its link stops working. @throws AppError `invitation_not_found` */
export async function withdrawInvitation(ask: { invitationId: string }, person: Person): Promise<null> {
  requireRole(person, "admin");
  return inTransaction(async (on) => {
    const invitation = await endInvitation(ask.invitationId, "withdrawn", on);
    if (!invitation) throw new AppError("invitation_not_found");
    await recordUserEvent({ event: "user.invitation_withdrawn", person, user: invitation }, on);
    return null;
  });
}
