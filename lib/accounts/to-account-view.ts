import type { AccountRow } from "@/db/queries/accounts";
import type { AccountDetailView, AccountView } from "./account-view";
import { storedErrorView } from "./error-view";
import { apiKeyPageUrl } from "./mirakl-url";
import { tokenStatus } from "./token-status";

const iso = (instant: Date | null) => instant?.toISOString() ?? null;

/** What the browser may see of an account. */
export function toAccountView(account: AccountRow, now: Date): AccountView {
  const status = tokenStatus(account, now);
  const isKey = account.authenticationMethod === "api_key";
  const error = storedErrorView(account);
  return {
    id: account.id,
    name: account.name,
    authenticationMethod: account.authenticationMethod,
    environment: account.environment,
    integrationType: account.integrationType,
    host: account.host,
    companyId: account.companyId,
    shopId: account.shopId,
    shopName: account.shopName,
    status,
    statusDetail: status === "failing" && isKey ? "Check failing" : null,
    limitedRights: account.limitedRights,
    issuedAt: iso(account.issuedAt),
    expiresAt: iso(account.expiresAt),
    lastRefreshedAt: iso(account.lastRefreshedAt),
    nextRefreshAt: iso(account.nextRefreshAt),
    failure: error && { ...error, attempts: account.failureCount, at: iso(account.lastErrorAt) ?? now.toISOString() },
    version: account.version,
    can: { refresh: !isKey && status !== "revoked", reconnect: true, revoke: false },
  };
}

/** With what only the account's own page shows. */
export function toAccountDetailView(
  account: AccountRow,
  context: { now: Date; createdBy: string | null; authHost: string },
): AccountDetailView {
  const isKey = account.authenticationMethod === "api_key";
  return {
    ...toAccountView(account, context.now),
    baseUrl: account.baseUrl,
    authHost: isKey ? null : context.authHost,
    clientId: account.clientId,
    secretLastFour: account.secretLastFour,
    requestedShopId: account.requestedShopId,
    shopState: account.shopState,
    currency: account.currency,
    lastVerifiedAt: iso(account.lastVerifiedAt),
    createdAt: account.createdAt.toISOString(),
    createdBy: context.createdBy,
    apiKeyPageUrl: isKey && account.baseUrl ? apiKeyPageUrl(account.baseUrl) : null,
    now: context.now.toISOString(),
  };
}
