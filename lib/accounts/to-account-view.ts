import type { ListedAccount } from "@/db/queries/account-page";
import type { AccountPollRow } from "@/db/queries/account-polls";
import type { AccountRow, AccountWithNames } from "@/db/queries/accounts";
import type { ParkedGrantRow } from "@/db/queries/parked-grants";
import { pollKind } from "@/lib/polling/poll-kind";
import type { TokenStatus } from "@/lib/vocabulary";
import type { AccountDetailView, AccountView, PollView, RevocationView } from "./account-view";
import { storedErrorView } from "./error-view";
import { apiKeyPageUrl } from "./mirakl-url";
import { tokenStatus } from "./token-status";

const iso = (instant: Date | null) => instant?.toISOString() ?? null;

/** What the browser may see of an account. */
export function toAccountView(account: ListedAccount, tags: readonly string[], now: Date): AccountView {
  const status = tokenStatus(account, now);
  const error = storedErrorView(account);
  const isUnconfirmed = account.revokedAt !== null && account.revokedAtMiraklAt === null;
  return {
    id: account.id,
    name: account.name,
    authenticationMethod: account.authenticationMethod,
    environment: account.environment,
    integrationType: account.integrationType,
    host: account.host,
    companyId: account.companyId,
    companyName: account.companyName,
    shopId: account.shopId,
    shopName: account.shopName,
    status,
    statusDetail: statusDetailOf(account, status),
    limitedRights: account.limitedRights,
    issuedAt: iso(account.issuedAt),
    expiresAt: iso(account.expiresAt),
    lastRefreshedAt: iso(account.lastRefreshedAt),
    nextRefreshAt: iso(account.nextRefreshAt),
    failure: error && {
      code: error.code,
      message: error.message,
      attempts: account.failureCount,
      at: iso(account.lastErrorAt) ?? now.toISOString(),
    },
    version: account.version,
    can: { refresh: isRenewable(account), reconnect: true, revoke: isRevocable(account) },
    isRevocationPending: isUnconfirmed && !error,
    isMiraklUntold: isUnconfirmed && error !== null,
    tags: [...tags],
  };
}

function statusDetailOf({ authenticationMethod, lastErrorCode }: ListedAccount, status: TokenStatus): string | null {
  if (status !== "failing" && status !== "expired") return null;
  if (lastErrorCode === "encryption_key_missing") return "Encryption key missing";
  return status === "failing" && authenticationMethod === "api_key" ? "Check failing" : null;
}

/** Whether Mirakl can be asked for another token without a person. */
export function isRenewable(account: ListedAccount): boolean {
  if (account.revokedAt || account.authenticationMethod === "api_key") return false;
  return account.authenticationMethod === "client_credentials" || account.hasRefreshToken;
}

/** Only what someone granted can be taken back through Mirakl's API. */
export function isRevocable(account: ListedAccount): boolean {
  return account.authenticationMethod === "authorization_code" && account.revokedAt === null;
}

/** With what only the account's own page shows. */
export function toAccountDetailView(
  { account, createdBy, application }: AccountWithNames,
  context: {
    now: Date;
    authHost: string;
    tags: readonly string[];
    revocations: readonly ParkedGrantRow[];
    poll: AccountPollRow | null;
  },
): AccountDetailView {
  const isKey = account.authenticationMethod === "api_key";
  const view = toAccountView(account, context.tags, context.now);
  return {
    ...view,
    failure: view.failure && { ...view.failure, advice: storedErrorView(account)?.advice ?? [] },
    baseUrl: account.baseUrl,
    authHost: isKey ? null : context.authHost,
    clientId: account.clientId,
    secretLastFour: account.secretLastFour,
    requestedShopId: account.requestedShopId,
    shopState: account.shopState,
    currency: account.currency,
    lastVerifiedAt: iso(account.lastVerifiedAt),
    createdAt: account.createdAt.toISOString(),
    createdBy,
    application: application && {
      id: application.id,
      name: application.name,
      isRejected: application.rejectedAt !== null,
    },
    grantedBy: account.grantedBy,
    grantedAt: iso(account.grantedAt),
    hasRefreshToken: account.hasRefreshToken,
    poll: pollView(account, context.poll),
    revocation: revocationView(account, context.revocations),
    apiKeyPageUrl: isKey && account.baseUrl ? apiKeyPageUrl(account.baseUrl) : null,
    now: context.now.toISOString(),
  };
}

function pollView(account: AccountRow, poll: AccountPollRow | null): PollView | null {
  const kind = pollKind(account);
  if (!kind || !poll) return null;
  return {
    kind,
    lastPolledAt: iso(poll.lastPolledAt),
    nextPollAt: poll.nextPollAt.toISOString(),
    threadsRead: poll.threadsRead,
    isFirstPullDone: poll.isFirstPullDone,
    failure: storedErrorView(poll),
  };
}

/** @param pending what Mirakl has not answered yet, the one that failed last first */
function revocationView(account: AccountRow, pending: readonly ParkedGrantRow[]): RevocationView | null {
  if (!account.revokedAt) return null;
  const [latest] = pending;
  return {
    at: account.revokedAt.toISOString(),
    by: account.revokedBy,
    reason: account.revocationReason,
    confirmedAt: iso(account.revokedAtMiraklAt),
    attempts: latest?.failureCount ?? 0,
    failure: storedErrorView(account.lastErrorCode ? account : (latest ?? account)),
    nextAttemptAt: iso(latest?.nextAttemptAt ?? null),
  };
}
