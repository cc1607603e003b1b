import "server-only";
import { countUnusedRecoveryCodes, findAuthenticator } from "@/db/queries/authenticators";
import { databaseNow } from "@/db/queries/database-now";
import { listPasskeys } from "@/db/queries/passkeys";
import { type Person, requireRole } from "@/lib/actor";
import type { SignInSecurityView } from "@/lib/users/sign-in-security-view";
import { relyingParty } from "../passkeys/relying-party";

/** How the sign-in of a user of the back office is protected. */
export async function getSignInSecurity(person: Person): Promise<SignInSecurityView> {
  requireRole(person, "admin", "viewer");
  const userId = person.userId ?? "";
  const [authenticator, passkeys, now] = await Promise.all([
    findAuthenticator(userId),
    listPasskeys(userId),
    databaseNow(),
  ]);
  const since = authenticator?.confirmedAt;
  return {
    authenticator: since
      ? { since: since.toISOString(), recoveryCodesLeft: await countUnusedRecoveryCodes(authenticator.id) }
      : null,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt, isBackedUp }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      isBackedUp,
    })),
    offersPasskeys: relyingParty() !== null,
    now: now.toISOString(),
  };
}
