import "server-only";
import { randomUUID } from "node:crypto";
import { findUserOfIdentity } from "@/db/queries/oidc-identities";
import { insertSession } from "@/db/queries/sessions";
import { AppError } from "@/lib/errors/app-error";
import { recordSignInEvent } from "../record-sign-in-event";
import { sessionLifetimeSeconds } from "../session-cookie";

/**
 * Opens a session for whoever was just admitted.
 * @throws AppError `sso_failed`
 */
export async function openOidcSession(claims: Record<string, unknown>): Promise<{ userId: string; sessionId: string }> {
  const identity = { issuer: String(claims.iss), subject: String(claims.sub) };
  const user = await findUserOfIdentity(identity);
  if (!user || user.disabledAt) throw new AppError("sso_failed");
  const sessionId = await insertSession(user.id, sessionLifetimeSeconds, user);
  await recordSignInEvent("user.signed_in", { user, reference: randomUUID(), details: { method: "sso" } });
  return { userId: user.id, sessionId };
}
