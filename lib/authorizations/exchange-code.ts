import type { AuthorizationRequestRow } from "@/db/queries/authorization-requests";
import { inTransaction } from "@/db/queries/in-transaction";
import { isUniqueViolation } from "@/db/queries/unique-violation";
import { findUser } from "@/db/queries/users";
import { authHost, authUrl } from "@/lib/accounts/mirakl-gateway";
import { verifyNewGrant } from "@/lib/accounts/verify-account";
import type { Origin, Person } from "@/lib/actor";
import { type ApplicationClient, openApplicationClient } from "@/lib/applications/application-client";
import { namesClient, rejectApplication } from "@/lib/applications/reject-application";
import { secondMs, sleep } from "@/lib/clock";
import { AppError, isAppError, toAppError } from "@/lib/errors/app-error";
import { grantedShop } from "@/lib/grants/granted-shop";
import { logger } from "@/lib/logger";
import { requestAuthorizationCodeToken } from "@/lib/mirakl/oauth/request-authorization-code-token";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { fetchFor, requireAllowedUrl } from "@/lib/network/fetch-for";
import type { Secret } from "@/lib/secret";
import { giveBackToken } from "./give-back-token";
import { type StoredTrip, storeTrip } from "./store-trip";

/** How a trip ended. */
export interface TripEnd extends StoredTrip {
  kind: "ended";
  requestId: string;
  /** Started in the back office: its session stays as it is. */
  isBackOffice: boolean;
}

export type SpentRequest = AuthorizationRequestRow & { spentAt: Date };

const exchangeTimeoutMs = 30 * secondMs;
/** The browser waits this long for the first verification; it goes on by itself. */
const verificationWaitsMs = 5 * secondMs;

/**
 * Exchanges the code, stores what it brought in one transaction before anything else is done, and verifies it once.
 * What Mirakl granted and we cannot keep is given back.
 * @throws AppError why nothing was connected
 */
export async function exchangeCode(request: SpentRequest, code: Secret, back: CameBack): Promise<TripEnd> {
  const opened = await openApplicationClient(request.applicationId);
  const token = await requestToken(request, opened, code);
  const { stored, person } = await keepToken({ request, opened, token }, back);
  await verifyOnce(stored, person);
  return { kind: "ended", requestId: request.id, isBackOffice: request.userId !== null, ...stored };
}

/** The request that the browser came back with. */
interface CameBack {
  reference: string;
  origin?: Origin | undefined;
}

interface Exchange {
  request: SpentRequest;
  opened: ApplicationClient;
  token: TokenAnswer;
}

async function keepToken({ request, opened, token }: Exchange, back: CameBack) {
  const { application } = opened;
  const { environment } = application;
  try {
    const shop = grantedShop(token, application, authHost(environment));
    if (shop.baseUrl) requireAllowedUrl(environment, new URL(shop.baseUrl));
    const person = await personOf(request, shop.resourceOwner, back);
    const store = () => inTransaction((on) => storeTrip({ request, application, token, shop, person }, on));
    // Two trips that add the same shop at the same moment: the second one finds the account of the first.
    const stored = await store().catch((error: unknown) => {
      if (isUniqueViolation(error, "accounts_identity_unique")) return store();
      throw error;
    });
    return { stored, person };
  } catch (thrown) {
    await giveBackToken({ opened, token, issuedAt: request.spentAt, reason: reasonOf(thrown) });
    throw thrown;
  }
}

async function requestToken(
  request: SpentRequest,
  { application, client }: ApplicationClient,
  code: Secret,
): Promise<TokenAnswer> {
  const { environment, id } = application;
  const { redirectUri } = request;
  const ask = { authUrl: authUrl(environment), client, code, redirectUri, timeoutMs: exchangeTimeoutMs };
  try {
    return await requestAuthorizationCodeToken(ask, fetchFor(environment));
  } catch (error) {
    // The code comes from whoever came back.
    if (!isAppError(error) || !namesClient(error)) throw error;
    const refusal = { error, askedAt: request.spentAt, accountId: null };
    throw (await inTransaction((on) => rejectApplication(id, refusal, on))) ?? error;
  }
}

/** The admin who started the trip, or the seller who came back from it. */
async function personOf(
  request: SpentRequest,
  resourceOwner: string | null,
  { reference, origin }: CameBack,
): Promise<Person> {
  const user = request.userId ? await findUser(request.userId) : null;
  if (user) {
    const { id, name, email, role } = user;
    return { userId: id, name, email, role, identityIds: [], reference, ...(origin && { origin }) };
  }
  const email = resourceOwner?.toLowerCase() ?? "a seller";
  return { userId: null, name: email, email, role: "seller", identityIds: [], reference, ...(origin && { origin }) };
}

async function verifyOnce(stored: StoredTrip, person: Person): Promise<void> {
  if (!stored.accountId) return;
  const verified = verifyNewGrant(stored.accountId, person).catch((error: unknown) => {
    logger().error({ accountId: stored.accountId, err: toAppError(error) }, "first verification broke off");
  });
  await Promise.race([verified, sleep(verificationWaitsMs)]);
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof AppError ? `Not connected: ${thrown.code}` : "Not connected";
}
