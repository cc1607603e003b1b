import { type AccountRow, findAccount } from "@/db/queries/accounts";
import { openApplicationClient } from "@/lib/applications/application-client";
import { AppError } from "@/lib/errors/app-error";
import { requestRefreshedToken } from "@/lib/mirakl/oauth/request-refreshed-token";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { fetchFor } from "@/lib/network/fetch-for";
import { accountOwner, findSecret, openSecret } from "@/lib/secrets/stored-secrets";
import { authUrl, requestToken } from "./mirakl-gateway";

/**
 * Asks Mirakl for a new token with what an account authenticates with. Only the holder of the account's lease may.
 * @param timeoutMs deadline of the call, shorter than the lease
 * @throws AppError what Mirakl's answer means; without asking `application_rejected`, `account_changed`,
 *   `refresh_token_missing`, `encryption_key_missing`, `sealed_value_unreadable`
 */
export async function obtainToken(account: AccountRow, timeoutMs: number): Promise<TokenAnswer> {
  switch (account.authenticationMethod) {
    case "client_credentials": {
      const clientSecret = await openSecret(accountOwner(account.id), "client_secret");
      const { clientId, companyId } = account;
      return requestToken(account.environment, { clientId: clientId ?? "", clientSecret, companyId }, { timeoutMs });
    }
    case "authorization_code": {
      if (!account.applicationId) throw new AppError("application_not_found");
      const { client } = await openApplicationClient(account.applicationId);
      const refreshToken = await findSecret(accountOwner(account.id), "refresh_token");
      // Granted anew since the claim: this token belongs to the new grant, and sending it would spend it.
      const current = await findAccount(account.id);
      if (current?.version !== account.version) throw new AppError("account_changed");
      if (!refreshToken) throw new AppError("refresh_token_missing");
      const { environment } = account;
      const ask = { authUrl: authUrl(environment), client, refreshToken, timeoutMs };
      return requestRefreshedToken(ask, fetchFor(environment));
    }
    case "api_key":
      throw new AppError("account_not_renewable");
  }
}
