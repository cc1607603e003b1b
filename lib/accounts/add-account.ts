import { type Person, requireRole } from "@/lib/actor";
import type { VerificationCheck } from "./account-view";
import type { Connection } from "./connection-input";
import { insertVerifiedAccount } from "./insert-verified-account";
import { verifyCredentials } from "./verification/verify-credentials";

export type AddAccountResult =
  | { outcome: "saved"; accountId: string; name: string }
  | { outcome: "not_verified"; checks: VerificationCheck[] };

/**
 * Verifies a connection once more and saves it, with its token, only if that succeeds.
 * @throws AppError `account_already_exists`, naming the account that connects the same shop, company or client
 */
export async function addAccount(connection: Connection, person: Person): Promise<AddAccountResult> {
  requireRole(person, "admin");
  const verified = await verifyCredentials(connection);
  if (!verified.outcome.canSave) return { outcome: "not_verified", checks: verified.outcome.checks };
  const accountId = await insertVerifiedAccount(connection, verified, person);
  return { outcome: "saved", accountId, name: connection.name };
}
