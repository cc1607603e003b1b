import { databaseNow } from "@/db/queries/database-now";
import { findPasswordLink } from "@/db/queries/password-links";
import { findUser } from "@/db/queries/users";
import { AppError } from "@/lib/errors/app-error";
import { hashLinkToken } from "./link-token";
import { requireUsableLink } from "./password-link";
import type { OfferedPasswordLinkView } from "./user-view";

/**
 * Whose password a link sets, for whoever holds it; nothing changes by it.
 * @throws AppError `password_link_unknown`, `password_link_used`, `password_link_expired`
 */
export async function openPasswordLink(ask: { token: string }): Promise<OfferedPasswordLinkView> {
  const [found, now] = await Promise.all([findPasswordLink(hashLinkToken(ask.token)), databaseNow()]);
  const { userId, expiresAt } = requireUsableLink(found);
  const user = await findUser(userId);
  if (!user || user.disabledAt) throw new AppError("password_link_unknown");
  const { name, email } = user;
  return { name, email, expiresAt: expiresAt.toISOString(), now: now.toISOString() };
}
