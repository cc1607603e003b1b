import type { AccountRow } from "@/db/queries/accounts";
import { AppError } from "@/lib/errors/app-error";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { openAccountSecret } from "./account-secrets";
import { requestToken } from "./mirakl-gateway";

/**
 * Asks Mirakl for a new token with what an account authenticates with. Only the holder of the account's lease may.
 * @param timeoutMs deadline of the call, shorter than the lease
 * @throws AppError what Mirakl's answer means, or `encryption_key_missing`, `sealed_value_unreadable`
 */
export async function obtainToken(account: AccountRow, timeoutMs: number): Promise<TokenAnswer> {
  switch (account.authenticationMethod) {
    case "client_credentials": {
      const clientSecret = await openAccountSecret(account.id, "client_secret");
      const { clientId, companyId } = account;
      return requestToken(account.environment, { clientId: clientId ?? "", clientSecret, companyId }, { timeoutMs });
    }
    case "authorization_code":
    case "api_key":
      throw new AppError("account_not_renewable");
  }
}
