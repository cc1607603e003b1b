import { findAccountForUpdate } from "@/db/queries/accounts";
import { confirmRevocation, giveUpRevocation, saveRevocationFailure } from "@/db/queries/grant-revocations";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { type ParkedGrantClaim, type ParkedGrantRow, updateClaimedGrant } from "@/db/queries/parked-grants";
import { authUrl } from "@/lib/accounts/mirakl-gateway";
import { afterFailure, longestRetryMs } from "@/lib/accounts/refresh-schedule";
import type { Person } from "@/lib/actor";
import { type ApplicationClient, openApplicationClient } from "@/lib/applications/application-client";
import { rejectApplication, stopCodes } from "@/lib/applications/reject-application";
import { secondMs } from "@/lib/clock";
import { type AppError, isAppError, toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { requestRefreshedToken } from "@/lib/mirakl/oauth/request-refreshed-token";
import { revokeToken } from "@/lib/mirakl/oauth/revoke-token";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { fetchFor } from "@/lib/network/fetch-for";
import type { Secret } from "@/lib/secret";
import { storeSecrets } from "@/lib/secrets/stored-secrets";
import { grantOwner, openParkedTokens } from "./park-grant";
import { recordRevocation } from "./record-revocation";
import { settleHeldGrant } from "./settle-held-grant";
import { tokenExpiresAt } from "./token-life";

/** Two calls and what lies between them end before their lease does. */
export const revocationLeaseSeconds = 60;
const callTimeoutMs = 20 * secondMs;
/** A token that ends during the call is as good as ended: Mirakl's 200 would mean nothing. */
const endsSoonMs = 30 * secondMs;

export interface RevocationContext {
  /** Owner of the claim's lease. */
  owner: string;
  /** Who asked for it just now; null = the worker goes on with it. */
  person: Person | null;
}

/**
 * Revokes a claimed grant at Mirakl: with its access token, or with one that is obtained for this purpose only where
 * that one may be dead, since Mirakl answers 200 for a dead token too and the grant would live on. Every step is
 * committed before the next call, so that a crash anywhere leaves a job that another process finishes.
 * @returns `pending` when Mirakl has not confirmed; the failure and the next try are stored by then. `given_up` when its
 *   token was altered, so that nobody can ever tell Mirakl
 */
export async function revokeParkedGrant(
  claim: ParkedGrantClaim,
  context: RevocationContext,
): Promise<"confirmed" | "pending" | "kept" | "given_up"> {
  const grant = await settleHeldGrant(claim, context.owner);
  if (!grant) return "kept";
  const startedAt = performance.now();
  const isOutcomeUnknown = grant.refreshOutcomeUnknown || claim.wasInterrupted;
  const progress: Progress = { grant, isOutcomeUnknown, isTokenLost: false };
  try {
    const opened = await openApplicationClient(grant.applicationId);
    const accessToken = await livingAccessToken(claim, { opened, progress, owner: context.owner });
    if (!accessToken) return "kept";
    const { application, client } = opened;
    const ask = { authUrl: authUrl(application.environment), client, accessToken, reason: grant.reason };
    await revokeToken({ ...ask, timeoutMs: callTimeoutMs }, fetchFor(application.environment));
    const durationMs = Math.round(performance.now() - startedAt);
    return await inTransaction((on) => storeConfirmation(progress.grant, { ...context, durationMs }, on));
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!isAppError(thrown)) logger().error({ parkedGrantId: grant.id, err: error }, "revocation failed");
    const durationMs = Math.round(performance.now() - startedAt);
    const failed = { ...context, error, durationMs };
    if (progress.isTokenLost) {
      await inTransaction((on) => giveUp(progress.grant, failed, on));
      return "given_up";
    }
    await storeFailure(claim, progress, failed);
    return "pending";
  }
}

interface Progress {
  grant: ParkedGrantRow;
  isOutcomeUnknown: boolean;
  /** Its tokens were altered. A missing key may come back; nothing opens these again. */
  isTokenLost: boolean;
}

/** @returns null when its shop was granted again meanwhile: revoking it now could take the new access away */
async function livingAccessToken(
  claim: ParkedGrantClaim,
  run: { opened: ApplicationClient; progress: Progress; owner: string },
): Promise<Secret | null> {
  const { opened, progress, owner } = run;
  const { grant } = progress;
  const { accessToken, refreshToken } = await openParkedTokens(grant.id).catch((error: unknown) => {
    progress.isTokenLost = isAppError(error, "sealed_value_unreadable");
    throw error;
  });
  const isEnding = grant.expiresAt !== null && grant.expiresAt.getTime() <= claim.claimedAt.getTime() + endsSoonMs;
  if (!refreshToken || !(isEnding || progress.isOutcomeUnknown)) return accessToken;

  const { environment } = opened.application;
  progress.isOutcomeUnknown = true;
  const refreshed = await requestRefreshedToken(
    { authUrl: authUrl(environment), client: opened.client, refreshToken, timeoutMs: callTimeoutMs },
    fetchFor(environment),
  ).catch((error: unknown) => {
    // The grant is over, or its living token was lost with an answer: what is known is revoked, more cannot be done.
    if (isAppError(error, "mirakl_grant_expired")) return null;
    throw error;
  });
  if (refreshed) progress.grant = await storeRefreshed(claim, progress.grant, { refreshed, owner });
  progress.isOutcomeUnknown = false;
  if (progress.grant.state !== "revoking") return null;
  return refreshed?.accessToken ?? accessToken;
}

async function storeRefreshed(
  { claimedAt }: ParkedGrantClaim,
  grant: ParkedGrantRow,
  { refreshed, owner }: { refreshed: TokenAnswer; owner: string },
): Promise<ParkedGrantRow> {
  const { accessToken, refreshToken } = refreshed;
  const at = { id: grant.id, owner };
  const change = {
    issuedAt: claimedAt,
    expiresAt: tokenExpiresAt(refreshed, claimedAt),
    refreshOutcomeUnknown: false,
  };
  return inTransaction(async (on) => {
    const stored = await updateClaimedGrant(at, change, on);
    if (!stored) return grant;
    await storeSecrets(grantOwner(grant.id), { access_token: accessToken, refresh_token: refreshToken }, on);
    if (stored.state !== "revoking") await updateClaimedGrant(at, { leaseOwner: null, leaseUntil: null }, on);
    return stored;
  });
}

/** @returns `pending` when another token of the grant arrived meanwhile: it is revoked next */
async function storeConfirmation(
  grant: ParkedGrantRow,
  context: RevocationContext & { durationMs: number },
  on: Executor,
): Promise<"confirmed" | "pending"> {
  const isConfirmed = await confirmRevocation(grant, on);
  if (isConfirmed) await recordRevocation(grant, { ...context, error: null }, on);
  return isConfirmed ? "confirmed" : "pending";
}

async function storeFailure(
  { claimedAt }: ParkedGrantClaim,
  { grant, isOutcomeUnknown }: Progress,
  context: RevocationContext & { error: AppError; durationMs: number },
): Promise<void> {
  const { error, owner } = context;
  const { retryAfterSeconds } = error.details;
  const attempt = grant.failureCount + 1;
  const next = afterFailure(
    { retry: error.retry, attempt, ...(retryAfterSeconds && { retryAfterSeconds }) },
    Math.random(),
  );
  await inTransaction(async (on) => {
    const ofApplication = stopCodes.includes(error.code);
    const refusal = { error, askedAt: claimedAt, accountId: null };
    const rejection = ofApplication ? await rejectApplication(grant.applicationId, refusal, on) : null;
    // A secret that was replaced while Mirakl was asked with the old one: the new one is asked with next.
    const isOutdated = ofApplication && rejection === null;
    // Locked before its parked grants, as in every transaction that touches both.
    if (grant.accountId) await findAccountForUpdate(grant.accountId, on);
    const failure = {
      code: error.code,
      details: error.details,
      // A revocation never stops for good: someone may repair the application, or bring a key back.
      retryInMs: isOutdated ? secondMs : next === "stop" ? longestRetryMs : next,
      refreshOutcomeUnknown: isOutcomeUnknown,
    };
    const stored = await saveRevocationFailure({ id: grant.id, owner }, failure, on);
    if (stored) await recordRevocation(stored, context, on);
  });
}

async function giveUp(
  grant: ParkedGrantRow,
  context: RevocationContext & { error: AppError; durationMs: number },
  on: Executor,
): Promise<void> {
  const { error, owner } = context;
  if (grant.accountId) await findAccountForUpdate(grant.accountId, on);
  const at = { id: grant.id, owner, accountId: grant.accountId };
  if (await giveUpRevocation(at, { code: error.code, details: error.details }, on)) {
    await recordRevocation(grant, { ...context, isGivenUp: true }, on);
  }
}
