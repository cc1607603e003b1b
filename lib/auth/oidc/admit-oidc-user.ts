import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { inTransaction } from "@/db/queries/in-transaction";
import {
  findUserOfIdentity,
  insertUserWithIdentity,
  type OidcIdentity,
  updateUserFromProvider,
} from "@/db/queries/oidc-identities";
import { lockActiveAdmins, type UserRow } from "@/db/queries/users";
import { AppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import type { UserRole } from "@/lib/vocabulary";
import { hashPassword } from "../passwords";
import { recordSignInEvent } from "../record-sign-in-event";
import { requireOidcSettings } from "./oidc-settings";
import { emailOfClaims, nameOfClaims, roleOfClaims } from "./told-claims";

/**
 * Lets somebody in whom the OpenID provider has vouched for, with the role that it gives them now. They are known by
 * issuer and subject; an e-mail leads to nobody.
 * @param claims of an ID token that was verified
 * @throws AppError `sso_failed`, `sso_role_missing`, `sso_email_missing`, `sso_email_taken`, `sso_user_disabled`
 */
export async function admitOidcUser(claims: Record<string, unknown>): Promise<void> {
  const reference = randomUUID();
  const { issuer, role: rule } = requireOidcSettings();
  const { iss, sub } = claims;
  if (typeof iss !== "string" || typeof sub !== "string" || !sub || !isSameIssuer(iss, issuer)) {
    throw new AppError("sso_failed");
  }
  const identity = { issuer: iss, subject: sub };
  const role = roleOfClaims(claims, rule);
  const known = await findUserOfIdentity(identity);
  try {
    if (!role) throw new AppError("sso_role_missing");
    if (known?.disabledAt) throw new AppError("sso_user_disabled");
    const email = emailOfClaims(claims);
    if (known) return await updateKnown(known, { role, name: nameOfClaims(claims, known.email), reference });
    if (!email) throw new AppError("sso_email_missing");
    await addUser({ email, name: nameOfClaims(claims, email), role }, identity, reference);
  } catch (error) {
    await recordSignInEvent("user.sign_in_failed", { user: known, reference, details: { method: "sso" } });
    throw error;
  }
}

/** Providers and people differ about the slash at its end. */
function isSameIssuer(one: string, other: string): boolean {
  return one.replace(/\/$/, "") === other.replace(/\/$/, "");
}

/** The only active admin stays one, whatever the provider says: otherwise nobody could invite another. */
async function updateKnown(seen: UserRow, told: { name: string; role: UserRole; reference: string }): Promise<void> {
  const { name, reference } = told;
  if (seen.name === name && seen.role === told.role) return;
  await inTransaction(async (on) => {
    const admins = await lockActiveAdmins(on);
    const isOnlyAdmin = admins.length === 1 && admins[0] === seen.id;
    const role = isOnlyAdmin ? "admin" : told.role;
    await updateUserFromProvider(seen.id, { name, role }, on);
    if (isOnlyAdmin && told.role !== role) logger().warn({ userId: seen.id }, "the only admin keeps the role");
    if (seen.role === role) return;
    const details = { before: seen.role, after: role };
    await recordSignInEvent("user.role_changed_by_provider", { user: { ...seen, role }, reference, details }, on);
  });
}

async function addUser(
  user: { email: string; name: string; role: UserRole },
  identity: OidcIdentity,
  reference: string,
): Promise<void> {
  // Nobody knows this password, and verifying another one against it takes as long as for everybody else.
  const passwordHash = await hashPassword(randomBytes(32).toString("base64url"));
  await inTransaction(async (on) => {
    const added = await insertUserWithIdentity({ ...user, passwordHash }, identity, on);
    const details = { email: user.email, role: user.role };
    if (added) return recordSignInEvent("user.added_by_provider", { user: added, reference, details }, on);
    // Somebody has the e-mail: this person, who came in twice at the same moment, or somebody else.
    if (!(await findUserOfIdentity(identity, on))) throw new AppError("sso_email_taken");
  });
}
