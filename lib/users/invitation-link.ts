import type { UserInvitationRow } from "@/db/queries/user-invitations";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import type { IssuedLinkView } from "./user-view";

/** How long an invitation waits. */
export const invitationLifetimeSeconds = 72 * 60 * 60;

/** The token stands in the fragment, which browsers send to no server and tell no other page. */
export function issuedInvitation(row: UserInvitationRow, token: string): IssuedLinkView {
  const link = `${env().APP_URL}${paths.invite()}#${token}`;
  return { name: row.name, link, expiresAt: row.expiresAt.toISOString() };
}
