import { createHash, randomBytes } from "node:crypto";
import type { UserInvitationRow } from "@/db/queries/user-invitations";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import type { IssuedInvitationView } from "./user-view";

/** How long an invitation waits. */
export const invitationLifetimeSeconds = 72 * 60 * 60;

/** A new token: 256 random bits, base64url. */
export function createInvitationToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token: whoever reads it there cannot come in with it. */
export function hashInvitationToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** The token stands in the fragment, which browsers send to no server and tell no other page. */
export function issuedInvitation(row: UserInvitationRow, token: string): IssuedInvitationView {
  const link = `${env().APP_URL}${paths.invite()}#${token}`;
  return { name: row.name, link, expiresAt: row.expiresAt.toISOString() };
}
