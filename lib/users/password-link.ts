import type { PasswordLinkRow } from "@/db/queries/password-links";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";
import { paths } from "@/lib/paths";
import type { IssuedLinkView } from "./user-view";

/** How long a link to a new password waits. */
export const passwordLinkLifetimeSeconds = 24 * 60 * 60;

/** The token stands in the fragment, as an invitation's does. */
export function issuedPasswordLink(row: PasswordLinkRow, of: { name: string; token: string }): IssuedLinkView {
  return {
    name: of.name,
    link: `${env().APP_URL}${paths.newPassword()}#${of.token}`,
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** @throws AppError why a link does not work */
export function requireUsableLink(link: PasswordLinkRow | null): PasswordLinkRow {
  if (!link) throw new AppError("password_link_unknown");
  if (link.usedAt) throw new AppError("password_link_used");
  if (link.isExpired) throw new AppError("password_link_expired");
  return link;
}
