import { randomUUID } from "node:crypto";
import {
  type AccountRow,
  findAccountByIdentityForUpdate,
  insertAccount,
  type NewAccount,
  updateAccountAtVersion,
} from "@/db/queries/accounts";
import type { ApplicationRow } from "@/db/queries/applications";
import type { Executor } from "@/db/queries/in-transaction";
import { keepGrantsOfIdentity } from "@/db/queries/parked-grants";
import { deleteSealedSecrets } from "@/db/queries/sealed-secrets";
import { accountChanges } from "@/lib/accounts/account-audit";
import { noFailure } from "@/lib/accounts/no-failure";
import { recordActivity } from "@/lib/accounts/record-activity";
import { nextRefreshAt } from "@/lib/accounts/refresh-schedule";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { planPoll } from "@/lib/polling/poll-host";
import { isUnreadable } from "@/lib/secrets/is-unreadable";
import { accountOwner, storeSecrets } from "@/lib/secrets/stored-secrets";
import { type GrantedShop, grantedName } from "./granted-shop";
import { type GrantTokens, parkAccountGrant } from "./park-grant";

export interface NewGrant {
  application: ApplicationRow;
  tokens: GrantTokens;
  issuedAt: Date;
  /** Null = never. */
  expiresAt: Date | null;
  shop: Omit<GrantedShop, "tenant">;
  /** The seller's, where Mirakl told who consented. */
  identityId: string | null;
  /** Of a new account; null = what Mirakl calls the shop. */
  name: string | null;
  /** The parked grant that these tokens are taken from. */
  parkedGrantId: string | null;
}

export interface ConnectedGrant {
  outcome: "connected" | "updated";
  account: AccountRow;
}

/**
 * Gives a grant to the account of its shop, which is added when there is none. The tokens that the account had are
 * kept sealed, unused, until the account is revoked: revoking them now could take the new access away, and forgetting
 * them would leave tokens without end.
 * @throws AppError `account_other_method` when the shop is connected by a key or by client credentials
 */
export async function connectGrant(grant: NewGrant, person: Person, on: Executor): Promise<ConnectedGrant> {
  const { application, shop } = grant;
  const existing = await findAccountByIdentityForUpdate(shop.identity, on);
  if (existing && existing.authenticationMethod !== "authorization_code") {
    // What the back office calls an account is not for sellers.
    const details = person.role === "admin" ? { accountName: existing.name, accountId: existing.id } : {};
    throw new AppError("account_other_method", { details });
  }
  const isFormerLost = existing !== null && !(await parkFormer(existing, on));
  const account = existing ? await updateExisting(existing, grant, on) : await insertNew(grant, person, on);
  const { accessToken, refreshToken } = grant.tokens;
  await storeSecrets(accountOwner(account.id), { access_token: accessToken, refresh_token: refreshToken }, on);
  const earlier = { applicationId: application.id, identity: shop.identity, exceptId: grant.parkedGrantId };
  await keepGrantsOfIdentity(earlier, account, on);
  await planPoll(account, on);

  const details = {
    application: application.name,
    grantedBy: shop.resourceOwner,
    // The exchange of the code or the held grant's tokens, and the first verification.
    secretsUsed: "client_secret, access_token",
    ...(isFormerLost && { revocation: "not possible for the former token: it cannot be opened" }),
  };
  const changes = {
    ...accountChanges(existing, account),
    ...(existing?.revokedAt && { access: { before: "revoked", after: "granted" } }),
  };
  const event = existing ? "account.reconnected" : "account.connected";
  await recordActivity({ event, person, account, details, changes }, on);
  return { outcome: existing ? "updated" : "connected", account };
}

async function insertNew(grant: NewGrant, person: Person, on: Executor): Promise<AccountRow> {
  const name = grant.name ?? grantedName(grant.shop);
  await insertAccount({ ...grantFacts(grant), id: randomUUID(), name, createdBy: person.userId }, on);
  const account = await findAccountByIdentityForUpdate(grant.shop.identity, on);
  if (!account) throw new Error("insert returned no row");
  return account;
}

/** @returns false when the tokens that the account had cannot be opened: nobody can revoke them, so they are destroyed */
async function parkFormer(account: AccountRow, on: Executor): Promise<boolean> {
  try {
    await parkAccountGrant(account, { state: "superseded" }, on);
    return true;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    await deleteSealedSecrets(accountOwner(account.id), on);
    return false;
  }
}

async function updateExisting(account: AccountRow, grant: NewGrant, on: Executor): Promise<AccountRow> {
  const facts = grantFacts(grant);
  const stored = await updateAccountAtVersion({ accountId: account.id, version: account.version }, facts, on);
  if (!stored) throw new AppError("account_changed");
  return stored;
}

/** The columns of an account that come with a grant. */
function grantFacts({ application, tokens, issuedAt, expiresAt, shop, identityId }: NewGrant) {
  const hasRefreshToken = tokens.refreshToken !== null;
  return {
    ...noFailure,
    authenticationMethod: "authorization_code",
    environment: application.environment,
    integrationType: application.integrationType,
    applicationId: application.id,
    clientId: application.clientId,
    identity: shop.identity,
    baseUrl: shop.baseUrl,
    host: shop.baseUrl && new URL(shop.baseUrl).host,
    marketplaceId: shop.marketplaceId,
    shopId: shop.shopId,
    shopName: shop.shopName,
    companyId: shop.companyId,
    companyName: shop.companyName,
    grantedBy: shop.resourceOwner,
    grantedByIdentityId: identityId,
    grantedAt: issuedAt,
    hasRefreshToken,
    issuedAt,
    expiresAt,
    nextRefreshAt: hasRefreshToken ? nextRefreshAt(issuedAt, expiresAt, Math.random()) : null,
    lastRefreshedAt: issuedAt,
    revokedAt: null,
    revokedBy: null,
    revocationReason: null,
    revokedAtMiraklAt: null,
    // A refresh that is under way belongs to the old tokens: the fence keeps its answer out.
    leaseOwner: null,
    leaseUntil: null,
  } satisfies Partial<NewAccount>;
}
