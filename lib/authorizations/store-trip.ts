import { type AccountRow, findAccount, findAccountByIdentityForUpdate } from "@/db/queries/accounts";
import type { ApplicationRow } from "@/db/queries/applications";
import { finishAuthorizationRequest } from "@/db/queries/authorization-requests";
import type { Executor } from "@/db/queries/in-transaction";
import { saveSellerIdentity } from "@/db/queries/seller-identities";
import type { Person } from "@/lib/actor";
import { hourMs } from "@/lib/clock";
import { connectGrant } from "@/lib/grants/connect-grant";
import type { GrantedShop } from "@/lib/grants/granted-shop";
import { parkGrant } from "@/lib/grants/park-grant";
import { tokenExpiresAt } from "@/lib/grants/token-life";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import type { AuthorizationOutcome } from "@/lib/vocabulary";
import type { SpentRequest } from "./exchange-code";

/** How long an access waits for the person's decision before it is given back to Mirakl. */
const heldForMs = hourMs;

export interface TripResult {
  request: SpentRequest;
  application: ApplicationRow;
  token: TokenAnswer;
  shop: GrantedShop;
  person: Person;
}

export interface StoredTrip {
  outcome: AuthorizationOutcome;
  /** The account that has the grant now; null while a person decides. */
  accountId: string | null;
  /** Who the browser has proven to be; null where Mirakl did not tell. */
  identityId: string | null;
}

/**
 * Stores what a trip brought, with its outcome: the grant goes to its account, or is held until the person has
 * answered what a purpose does not decide by itself. Signing in never creates an account and never revives one.
 * @throws AppError `account_other_method`
 */
export async function storeTrip(trip: TripResult, on: Executor): Promise<StoredTrip> {
  const { request, application, shop } = trip;
  const { environment, integrationType } = application;
  const identityId = shop.resourceOwner
    ? await saveSellerIdentity({ environment, integrationType, tenant: shop.tenant, email: shop.resourceOwner }, on)
    : null;
  const question = await questionOf(trip, on);
  if (question) {
    const parkedGrantId = await holdGrant(trip, identityId, on);
    await finishAuthorizationRequest(request.id, { outcome: question, parkedGrantId }, on);
    return { outcome: question, accountId: null, identityId };
  }
  const othersAccount = request.purpose === "sign_in" ? await findOthersAccount(trip, identityId, on) : null;
  if (othersAccount) {
    await parkGrant(trip.token, parkedFacts(trip, identityId, othersAccount), supersededNow(trip), on);
    await finishAuthorizationRequest(request.id, { outcome: "signed_in" }, on);
    return { outcome: "signed_in", accountId: null, identityId };
  }
  const { account, outcome: connected } = await connectGrant(
    {
      application,
      tokens: trip.token,
      issuedAt: request.spentAt,
      expiresAt: tokenExpiresAt(trip.token, request.spentAt),
      shop,
      identityId,
      name: request.accountName,
      parkedGrantId: null,
    },
    trip.person,
    on,
  );
  const outcome = request.purpose === "sign_in" ? "signed_in" : connected;
  await finishAuthorizationRequest(request.id, { outcome, resultAccountId: account.id }, on);
  return { outcome, accountId: account.id, identityId };
}

/** What the person must be asked before the grant is used; null when the purpose says it. */
async function questionOf(
  { request, shop }: TripResult,
  on: Executor,
): Promise<"other_shop" | "was_revoked" | "not_connected" | null> {
  if (request.purpose === "connect") return null;
  if (request.purpose === "reconnect") {
    const account = request.accountId ? await findAccount(request.accountId, on) : null;
    if (!account) return "not_connected";
    return account.identity === shop.identity ? null : "other_shop";
  }
  const account = await findAccountByIdentityForUpdate(shop.identity, on);
  if (!account) return "not_connected";
  return account.revokedAt ? "was_revoked" : null;
}

/**
 * Whoever signs in proves who they are, and takes nobody's account over: a shop that someone else granted, or that is
 * connected through another application, stays as it is.
 */
async function findOthersAccount(
  { shop, application }: TripResult,
  identityId: string | null,
  on: Executor,
): Promise<AccountRow | null> {
  const account = await findAccountByIdentityForUpdate(shop.identity, on);
  const isTheirs = account?.grantedByIdentityId === identityId && account?.applicationId === application.id;
  return isTheirs || account?.authenticationMethod !== "authorization_code" ? null : account;
}

function holdGrant(trip: TripResult, identityId: string | null, on: Executor): Promise<string> {
  const { identity: _identity, tenant: _tenant, ...grantedShop } = trip.shop;
  const { person, request } = trip;
  return parkGrant(
    trip.token,
    {
      ...parkedFacts(trip, identityId, null),
      grantedShop,
      userId: person.userId,
      proposedName: request.accountName,
    },
    { state: "held", notBefore: new Date(request.spentAt.getTime() + heldForMs) },
    on,
  );
}

function parkedFacts(
  { application, shop, token, request }: TripResult,
  identityId: string | null,
  account: AccountRow | null,
) {
  return {
    applicationId: application.id,
    accountId: account?.id ?? null,
    accountName: account?.name ?? null,
    identity: shop.identity,
    identityId,
    issuedAt: request.spentAt,
    expiresAt: tokenExpiresAt(token, request.spentAt),
  };
}

function supersededNow({ request }: TripResult) {
  return { state: "superseded", notBefore: request.spentAt } as const;
}
