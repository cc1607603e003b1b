import type { AccountRow } from "@/db/queries/accounts";
import { connectUrl } from "@/lib/accounts/mirakl-gateway";
import { secondMs } from "@/lib/clock";
import { AppError } from "@/lib/errors/app-error";
import type { ConnectAccess } from "@/lib/mirakl/connect/connect-call";
import type { MarketplaceAccess } from "@/lib/mirakl/marketplace/marketplace-call";
import { openAccountSecret } from "@/lib/secrets/stored-secrets";

const callTimeoutMs = 30 * secondMs;
/** A page of a hundred threads with a hundred mails each. */
const maxBodyBytes = 16_000_000;

/**
 * What calls to an account's marketplace are made with: its key, or the token that the worker keeps alive. The shop is
 * always named, because the default shop of a login can change at Mirakl.
 * @throws AppError `encryption_key_missing`, `sealed_value_unreadable`
 */
export async function openMarketplaceAccess(account: AccountRow): Promise<MarketplaceAccess> {
  const { id, baseUrl, authenticationMethod, integrationType, requestedShopId, shopId } = account;
  if (!baseUrl) throw new AppError("sealed_value_unreadable");
  return {
    baseUrl,
    shopId: integrationType === "marketplace_operator" ? null : (requestedShopId ?? shopId),
    timeoutMs: callTimeoutMs,
    maxBodyBytes,
    credential:
      authenticationMethod === "api_key"
        ? { kind: "api_key", apiKey: await openAccountSecret(id, "api_key") }
        : { kind: "token", accessToken: await openAccountSecret(id, "access_token") },
  };
}

/** The same for an account at Mirakl Connect. */
export async function openConnectAccess(account: AccountRow): Promise<ConnectAccess> {
  const accessToken = await openAccountSecret(account.id, "access_token");
  return { connectUrl: connectUrl(account.environment), accessToken, timeoutMs: callTimeoutMs };
}
