import type { InvitationView, UserView } from "@/lib/users/user-view";
import type { Role, UserRole } from "@/lib/vocabulary";

/** What a role means, as the end of a sentence. */
export const roleMeanings: Record<Role, string> = {
  admin: "may do everything",
  viewer: "sees everything, changes nothing",
  seller: "sees what they granted",
};

export const roleHints: Record<UserRole, string> = {
  admin: "May do everything: change accounts, answer tickets, manage users.",
  viewer: "Sees accounts, tickets and applications, and changes nothing.",
};

export type PersonState = UserView["state"] | InvitationView["state"];
export const stateLabels: Record<PersonState, string> = {
  active: "Active",
  disabled: "Disabled",
  invited: "Invited",
  expired: "Invitation expired",
};

/** "3 users, 1 open invitation" */
export function usersText({ users, invitations }: { users: readonly unknown[]; invitations: readonly unknown[] }) {
  const people = users.length === 1 ? "1 user" : `${users.length} users`;
  if (invitations.length === 0) return people;
  return `${people}, ${invitations.length === 1 ? "1 open invitation" : `${invitations.length} open invitations`}`;
}

/** What ends with all sessions of somebody, as a sentence. */
export function sessionsEndText(sessions: number): string {
  if (sessions === 0) return "No session is open at the moment.";
  return sessions === 1 ? "1 session ends." : `All ${sessions} sessions end, on every device.`;
}

/** "3 sessions" */
export function sessionsText(sessions: number): string {
  return sessions === 1 ? "1 session" : `${sessions} sessions`;
}
