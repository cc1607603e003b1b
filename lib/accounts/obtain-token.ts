import type { AccountRow } from "@/db/queries/accounts";
import { gather } from "@/db/queries/gather";
import { openApplicationClient } from "@/lib/applications/application-client";
import type { DataKey } from "@/lib/crypto/data-key";
import { AppError } from "@/lib/errors/app-error";
import { requestRefreshedToken } from "@/lib/mirakl/oauth/request-refreshed-token";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { fetchFor } from "@/lib/network/fetch-for";
import { findSecretAtVersion } from "@/lib/secrets/stored-secrets";
import { authUrl, requestToken } from "./mirakl-gateway";

/** What Mirakl gave for an account, and the key that seals it: that of what it was asked with. */
export interface ObtainedToken {
  token: TokenAnswer;
  dataKey: DataKey | null;
}

/**
 * Asks Mirakl for a new token with what an account authenticates with. Only the holder of the account's lease may.
 * @param timeoutMs deadline of the call, shorter than the lease
 * @throws AppError what Mirakl's answer means; without asking `application_rejected`, `account_changed`,
 *   `refresh_token_missing`, `encryption_key_missing`, `sealed_value_unreadable`
 */
export async function obtainToken(account: AccountRow, timeoutMs: number): Promise<ObtainedToken> {
  const at = { accountId: account.id, version: account.version };
  switch (account.authenticationMethod) {
    case "client_credentials": {
      const opened = await findSecretAtVersion(at, "client_secret");
      if (!opened) throw new AppError("sealed_value_unreadable");
      const { environment, clientId, companyId } = account;
      const credentials = { clientId: clientId ?? "", clientSecret: opened.secret, companyId };
      return { token: await requestToken(environment, credentials, { timeoutMs }), dataKey: opened.dataKey };
    }
    case "authorization_code": {
      if (!account.applicationId) throw new AppError("application_not_found");
      const { client } = await openClient(account.applicationId);
      // Granted anew since the claim: the token that is stored now belongs to the new grant, and is not to be spent.
      const opened = await findSecretAtVersion(at, "refresh_token");
      if (!opened) throw new AppError("refresh_token_missing");
      const { environment } = account;
      const ask = { authUrl: authUrl(environment), client, refreshToken: opened.secret, timeoutMs };
      return { token: await requestRefreshedToken(ask, fetchFor(environment)), dataKey: opened.dataKey };
    }
    case "api_key":
      throw new AppError("account_not_renewable");
  }
}

/** Accounts of one application that are refreshed at the same moment open its client once. */
const openClient = gather(async (applicationIds: string[]) => {
  const opened = new Map([...new Set(applicationIds)].map((id) => [id, openApplicationClient(id)] as const));
  return applicationIds.map((id) => opened.get(id) ?? openApplicationClient(id));
});
