import { hasOidcIdentity } from "@/db/queries/oidc-identities";
import { savePasswordLink } from "@/db/queries/password-links";
import { type Person, requireRole } from "@/lib/actor";
import { requireFreshSession } from "@/lib/auth/require-fresh-session";
import { AppError } from "@/lib/errors/app-error";
import { administerUser, refuseOwn } from "./administer-user";
import { createLinkToken, hashLinkToken } from "./link-token";
import { issuedPasswordLink, passwordLinkLifetimeSeconds } from "./password-link";
import { recordUserEvent } from "./record-user-event";
import type { IssuedLinkView } from "./user-view";

/**
 * Makes a link by which a person sets a new password. It is told now and never again, and works once. Until then
 * everything stays as it is; a link of before stops working.
 * @throws AppError `user_not_found`, `own_user`, `user_disabled`, `user_without_password`, `sign_in_too_old`
 */
export async function resetPassword(ask: { userId: string }, person: Person): Promise<IssuedLinkView> {
  requireRole(person, "admin");
  await requireFreshSession(person);
  const token = createLinkToken();
  return administerUser(ask.userId, person, async (user, { on }) => {
    refuseOwn(user.id, person);
    if (user.disabledAt) throw new AppError("user_disabled");
    if (await hasOidcIdentity(user.id, on)) throw new AppError("user_without_password");
    const link = { userId: user.id, tokenHash: hashLinkToken(token) };
    const row = await savePasswordLink(link, passwordLinkLifetimeSeconds, on);
    await recordUserEvent({ event: "user.password_link_made", person, user }, on);
    return issuedPasswordLink(row, { name: user.name, token });
  });
}
