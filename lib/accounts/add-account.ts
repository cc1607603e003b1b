import { randomUUID } from "node:crypto";
import { insertAccount } from "@/db/queries/accounts";
import { inTransaction } from "@/db/queries/in-transaction";
import { type Person, requireRole } from "@/lib/actor";
import { accountChanges } from "./account-audit";
import type { VerificationCheck } from "./account-view";
import type { Connection } from "./connection-input";
import { refuseDuplicate } from "./refuse-duplicate";
import { storeVerifiedCredentials } from "./store-verified-credentials";
import { type VerifiedCredentials, verifyCredentials } from "./verification/verify-credentials";
import { credentialFacts } from "./verified-facts";

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
  const { identity, integrationType } = verified;
  const accountId = await refuseDuplicate({ identity, integrationType, environment: connection.environment }, () =>
    insertVerified(connection, verified, person),
  );
  return { outcome: "saved", accountId, name: connection.name };
}

async function insertVerified(connection: Connection, verified: VerifiedCredentials, person: Person): Promise<string> {
  const { integrationType, identity } = verified;
  const isKey = connection.authenticationMethod === "api_key";
  const account = {
    id: randomUUID(),
    name: connection.name,
    authenticationMethod: connection.authenticationMethod,
    environment: connection.environment,
    integrationType,
    identity,
    baseUrl: connection.baseUrl,
    host: connection.baseUrl && new URL(connection.baseUrl).host,
    companyId: isKey ? null : connection.companyId,
    clientId: isKey ? null : connection.clientId,
    requestedShopId: connection.shopId,
    // A shop that was named but whose details may not be read is still the shop.
    shopId: connection.shopId,
    expiresAt: null,
    ...credentialFacts(verified),
    createdBy: person.userId,
  };
  await inTransaction(async (on) => {
    await insertAccount(account, on);
    const changes = accountChanges(null, account);
    await storeVerifiedCredentials(account, { verified, event: "account.added", person, changes }, on);
  });
  return account.id;
}
