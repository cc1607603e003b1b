import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { inTransaction } from "@/db/queries/in-transaction";
import {
  findUserOfIdentity,
  insertUserWithIdentity,
  type OidcIdentity,
  updateUserFromProvider,
} from "@/db/queries/oidc-identities";
import type { UserRow } from "@/db/queries/users";
import { AppError } from "@/lib/errors/app-error";
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

async function updateKnown(user: UserRow, told: { name: string; role: UserRole; reference: string }): Promise<void> {
  const { name, role, reference } = told;
  if (user.name === name && user.role === role) return;
  await inTransaction(async (on) => {
    await updateUserFromProvider(user.id, { name, role }, on);
    if (user.role !== role) {
      const details = { before: user.role, after: role };
      await recordSignInEvent("user.role_changed_by_provider", { user: { ...user, role }, reference, details }, on);
    }
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
