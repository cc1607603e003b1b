import { randomUUID } from "node:crypto";
import { insertAccount } from "@/db/queries/accounts";
import { inTransaction } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { accountChanges } from "./account-audit";
import type { Connection } from "./connection-input";
import { refuseDuplicate } from "./refuse-duplicate";
import { storeVerifiedCredentials } from "./store-verified-credentials";
import type { VerifiedCredentials } from "./verification/verify-credentials";
import { credentialFacts } from "./verified-facts";

/**
 * Saves a connection whose verification has passed, with its token, as a new account.
 * @param id of the account, where somebody must find it again
 * @returns its id
 * @throws AppError `account_already_exists`, naming the account that connects the same shop, company or client
 */
export async function insertVerifiedAccount(
  connection: Connection,
  verified: VerifiedCredentials,
  person: Person,
  id: string = randomUUID(),
): Promise<string> {
  const { integrationType, identity } = verified;
  const isKey = connection.authenticationMethod === "api_key";
  const account = {
    id,
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
  await refuseDuplicate({ identity, integrationType, environment: connection.environment }, () =>
    inTransaction(async (on) => {
      await insertAccount(account, on);
      const changes = accountChanges(null, account);
      await storeVerifiedCredentials(account, { verified, event: "account.added", person, changes }, on);
    }),
  );
  return id;
}
