import { findApplication } from "@/db/queries/applications";
import {
  type AuthorizationRequestRow,
  findAuthorizationRequestByState,
  finishAuthorizationRequest,
  spendAuthorizationRequest,
} from "@/db/queries/authorization-requests";
import { databaseNow } from "@/db/queries/database-now";
import { findUser, isAdmin } from "@/db/queries/users";
import type { Origin } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import { minuteMs } from "@/lib/clock";
import { AppError, toAppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { logger } from "@/lib/logger";
import { quoteTheirWords } from "@/lib/mirakl/their-words";
import { Secret } from "@/lib/secret";
import { hashState } from "./authorization-state";
import { exchangeCode, type TripEnd } from "./exchange-code";

/** What Mirakl sent the browser back with. */
export interface AuthorizationReturn {
  state: string | null;
  code: string | null;
  /** RFC 6749 section 4.1.2.1. */
  error: string | null;
  errorDescription: string | null;
  /** Whether this browser's cookie holds the same state. */
  isOwnState: boolean;
  /** Of the HTTP request. */
  reference: string;
  origin?: Origin;
}

/** `problem`: it belongs to no trip that could end now; `requestId` where its trip is known. */
export type AuthorizationEnd = TripEnd | { kind: "problem"; problem: ErrorCode; requestId: string | null };

/** An exchange takes no longer than this; after it, an unfinished one has broken off. */
const exchangeTakesMs = minuteMs;

/**
 * Ends a trip to Mirakl's sign-in. Of all who present a state, one spends it, and only the browser that began the trip
 * can; what else comes back ends in words, and leaves no half-made account.
 */
export async function completeAuthorization(back: AuthorizationReturn): Promise<AuthorizationEnd> {
  if (!back.state) return { kind: "problem", problem: "oauth_state_missing", requestId: null };
  const stateHash = hashState(back.state);
  const known = await findAuthorizationRequestByState(stateHash);
  const problem = (await problemOf(known)) ?? (back.isOwnState ? null : "oauth_state_invalid");
  if (problem) return { kind: "problem", problem, requestId: known?.id ?? null };
  const request = await spendAuthorizationRequest(stateHash);
  if (!request) return { kind: "problem", problem: "oauth_state_spent", requestId: known?.id ?? null };
  try {
    return await exchangeCode(request, await codeOf(back, request), back);
  } catch (thrown) {
    const error = toAppError(thrown);
    const level = error.code === "internal" ? "error" : "info";
    logger()[level]({ requestId: request.id, reference: back.reference, err: error }, "sign-in with Mirakl failed");
    await finishAuthorizationRequest(request.id, {
      outcome: "failed",
      errorCode: error.code,
      errorDetails: error.details,
    });
    await recordFailure(request, back, error);
    const isBackOffice = request.userId !== null;
    const nothing = { accountId: null, identityId: null };
    return { kind: "ended", requestId: request.id, isBackOffice, outcome: "failed", ...nothing };
  }
}

/** Whoever came back without access, as far as they are known: Mirakl names nobody then. */
async function recordFailure(
  request: AuthorizationRequestRow,
  { reference, origin, code }: AuthorizationReturn,
  error: AppError,
): Promise<void> {
  const user = request.userId ? await findUser(request.userId) : null;
  const application = await findApplication(request.applicationId);
  const details = {
    application: application?.name ?? null,
    error: error.sentence,
    ...(code && { secretsUsed: "client_secret" }),
  };
  const by = { userId: user?.id ?? null, name: user?.name ?? "A seller", reference, origin };
  await recordEvent({ event: "authorization.failed", by, details });
}

async function problemOf(request: AuthorizationRequestRow | null): Promise<ErrorCode | null> {
  if (!request) return "oauth_state_invalid";
  const now = await databaseNow();
  if (request.spentAt) {
    const isBrokenOff = !request.finishedAt && now.getTime() - request.spentAt.getTime() > exchangeTakesMs;
    return isBrokenOff ? "oauth_exchange_interrupted" : "oauth_state_spent";
  }
  return request.expiresAt <= now ? "oauth_state_expired" : null;
}

/** @throws AppError why there is no code to exchange */
async function codeOf(back: AuthorizationReturn, request: AuthorizationRequestRow): Promise<Secret> {
  // They may have been demoted or disabled while they were at Mirakl.
  if (request.userId && !(await isAdmin(request.userId))) throw new AppError("not_allowed");
  if (back.error !== null) {
    const json = { error: back.error, error_description: back.errorDescription };
    const details = quoteTheirWords({ json, sent: [] });
    const isRefusal = back.error === "access_denied";
    throw new AppError(isRefusal ? "oauth_consent_refused" : "oauth_authorization_failed", { details });
  }
  if (!back.code) throw new AppError("oauth_code_missing");
  return new Secret(back.code);
}
