import { databaseNow } from "@/db/queries/database-now";
import { listOpenInvitations, type UserInvitationRow } from "@/db/queries/user-invitations";
import { type ListedUserRow, listUserRows } from "@/db/queries/users";
import { type Person, requireRole } from "@/lib/actor";
import type { InvitationView, UserListView, UserView } from "./user-view";

/** Who may come in, and who was invited, by name. */
export async function listUsers(person: Person): Promise<UserListView> {
  requireRole(person, "admin");
  const [users, invitations, now] = await Promise.all([listUserRows(), listOpenInvitations(), databaseNow()]);
  return {
    users: users.map((user) => toUserView(user, person)),
    invitations: invitations.map(toInvitationView),
    now: now.toISOString(),
  };
}

function toUserView(user: ListedUserRow, person: Person): UserView {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    state: user.disabledAt ? "disabled" : "active",
    lastSignedInAt: user.lastSignedInAt?.toISOString() ?? null,
    livingSessions: user.disabledAt ? 0 : user.livingSessions,
    hasSecondFactor: user.hasSecondFactor,
    isFromProvider: user.isFromProvider,
    isOwn: user.id === person.userId,
  };
}

function toInvitationView(invitation: UserInvitationRow): InvitationView {
  const { id, name, email, role, invitedBy, isExpired, expiresAt } = invitation;
  const state = isExpired ? "expired" : "invited";
  return { id, name, email, role, state, invitedBy, expiresAt: expiresAt.toISOString() };
}
