import { saveRefreshFailure } from "@/db/queries/account-failures";
import { hasHistoryEntry, insertHistoryEntry } from "@/db/queries/account-history";
import { type AccountRow, updateAccount } from "@/db/queries/accounts";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { type Claim, saveRefreshedToken } from "@/db/queries/refresh-leases";
import type { Person } from "@/lib/actor";
import { rejectApplication, stopCodes } from "@/lib/applications/reject-application";
import { type Changes, changesOf } from "@/lib/audit/changes";
import { secondMs } from "@/lib/clock";
import { AppError, isAppError, toAppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { keepLateToken, stopWaitingForLateToken } from "@/lib/grants/keep-late-token";
import { tokenExpiresAt } from "@/lib/grants/token-life";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { accountOwner, sealSecrets } from "@/lib/secrets/stored-secrets";
import { type ObtainedToken, obtainToken } from "./obtain-token";
import { recordActivity } from "./record-activity";
import { afterFailure, nextRefreshAt } from "./refresh-schedule";

/** A lease outlives the deadline of the call that it protects. */
export const leaseSeconds = 60;
export const deadlineMs = 30_000;
/** No call is on its way for longer. */
const underWaySeconds = 600;

export interface RefreshContext {
  /** Owner of the claim's lease. */
  owner: string;
  /** Who asked for it, for history and audit trail; null = the worker by itself. */
  person: Person | null;
  /** Told when Mirakl has given a token, which is stored from then on. */
  onToken?: () => void;
}

/**
 * Exchanges a claimed account's credentials for a new token and stores what came of it: one call to Mirakl with a
 * deadline, no transaction open meanwhile, then one transaction that the account's version fences. When the fence moved
 * during the call, the account is left as someone else has it.
 * @throws AppError why Mirakl gave no token; the failure and the next try are stored by then
 */
export async function performRefresh(claim: Claim, context: RefreshContext): Promise<void> {
  const { account } = claim;
  if (claim.wasInterrupted) await recordInterruption(claim, context);
  const startedAt = performance.now();
  let isAnswered = false;
  try {
    const obtained = await obtainToken(account, deadlineMs);
    isAnswered = true;
    context.onToken?.();
    const isStored = await storeToken(claim, obtained, { ...context, durationMs: performance.now() - startedAt });
    if (!isStored) await keepLateToken(account, obtained.token, claim.claimedAt);
  } catch (thrown) {
    const error = await refreshError(claim, toAppError(thrown));
    // A mistake of ours backs off like any failure, or Mirakl would be asked every second. When not even the failure
    // can be stored (the database is away), the lease keeps everybody off until it ends.
    const durationMs = performance.now() - startedAt;
    const stored = await storeFailure(claim, error, { ...context, durationMs, isAnswered });
    throw isAppError(thrown) ? stored : thrown;
  }
}

/**
 * A refresh token that is refused after a refresh whose answer never came was spent by that refresh: people are told
 * so, because nobody took the access back.
 */
async function refreshError({ account, wasInterrupted }: Claim, error: AppError): Promise<AppError> {
  if (error.code !== "mirakl_grant_expired") return error;
  const isLost = account.refreshOutcomeUnknown || wasInterrupted || (await wasLeftUnderWay(account));
  return isLost ? new AppError("grant_answer_lost", { cause: error, details: error.details }) : error;
}

/** A call that nobody waits for any longer can reach Mirakl after the next one, with a token that is spent by then. */
function wasLeftUnderWay({ id }: AccountRow): Promise<boolean> {
  const codes: ErrorCode[] = ["connection_timed_out", "refresh_interrupted"];
  return hasHistoryEntry(id, { kind: "refresh", errorCodes: codes, withinSeconds: underWaySeconds });
}

/** Whether Mirakl may have renewed the token although no answer came, or none that could be read. */
const unansweredCodes: ErrorCode[] = [
  "connection_failed",
  "connection_timed_out",
  "mirakl_malformed_response",
  "mirakl_unavailable",
];

/** The columns that a fresh token sets. `issuedAt` is the database's clock from before the call, so never late. */
export function freshTokenFacts(token: TokenAnswer, issuedAt: Date) {
  const expiresAt = tokenExpiresAt(token, issuedAt);
  return {
    issuedAt,
    expiresAt,
    nextRefreshAt: nextRefreshAt(issuedAt, expiresAt, Math.random()),
    lastRefreshedAt: issuedAt,
  };
}

async function storeToken(
  { account, claimedAt }: Claim,
  { token, dataKey }: ObtainedToken,
  context: RefreshContext & { durationMs: number },
): Promise<boolean> {
  const tokens = { access_token: token.accessToken, refresh_token: token.refreshToken };
  const refreshed = {
    accountId: account.id,
    version: account.version,
    ...freshTokenFacts(token, claimedAt),
    secrets: sealSecrets(accountOwner(account.id), tokens, dataKey),
    ...triggerOf(context),
    durationMs: Math.round(context.durationMs),
    attempt: account.failureCount + 1,
  };
  if (!context.person) return saveRefreshedToken(refreshed);
  return inTransaction(async (on) => {
    const isStored = await saveRefreshedToken(refreshed, on);
    const result = isStored ? "succeeded" : "not stored: the account was changed meanwhile";
    const changes = isStored ? changesOf(account, refreshed, ["expiresAt"]) : {};
    await recordPerson(account, { ...context, result, changes }, on);
    return isStored;
  });
}

async function storeFailure(
  { account, claimedAt }: Claim,
  refused: AppError,
  context: RefreshContext & { durationMs: number; isAnswered: boolean },
): Promise<AppError> {
  const attempt = account.failureCount + 1;
  const { retryAfterSeconds } = refused.details;
  const next = afterFailure(
    { retry: refused.retry, attempt, ...(retryAfterSeconds && { retryAfterSeconds }) },
    Math.random(),
  );
  const { error, isStored } = await inTransaction(async (on) => {
    const ofApplication = stopCodes.includes(refused.code) ? account.applicationId : null;
    const refusal = { error: refused, askedAt: claimedAt, accountId: account.id };
    const rejection = ofApplication ? await rejectApplication(ofApplication, refusal, on) : null;
    const failure = rejection ?? refused;
    // A secret that was replaced while Mirakl was asked with the old one: the new one is asked with next.
    const isOutdated = ofApplication !== null && rejection === null;
    const stored = await saveRefreshFailure(
      { accountId: account.id, version: account.version, owner: context.owner },
      {
        code: failure.code,
        details: failure.details,
        retryInMs: isOutdated ? secondMs : next === "stop" ? null : next,
        // An answer that came and could not be stored is as lost as one that did not come.
        isAnswerMissing: context.isAnswered || unansweredCodes.includes(failure.code),
      },
      on,
    );
    if (!stored) {
      await recordPerson(account, { ...context, result: failure.sentence, changes: {} }, on);
      return { error: failure, isStored: false };
    }
    await insertHistoryEntry(
      {
        accountId: account.id,
        kind: "refresh",
        outcome: "failed",
        ...triggerOf(context),
        durationMs: Math.round(context.durationMs),
        attempt,
        errorCode: failure.code,
        errorDetails: failure.details,
      },
      on,
    );
    await recordPerson(account, { ...context, result: failure.sentence, changes: {} }, on);
    return { error: failure, isStored: true };
  });
  if (!isStored) await stopWaitingForLateToken(account);
  return error;
}

function recordInterruption({ account }: Claim, context: RefreshContext): Promise<void> {
  return inTransaction(async (on) => {
    await updateAccount(account.id, { refreshOutcomeUnknown: true }, on);
    await insertHistoryEntry(
      {
        accountId: account.id,
        kind: "refresh",
        outcome: "interrupted",
        ...triggerOf(context),
        attempt: account.failureCount + 1,
        errorCode: "refresh_interrupted",
      },
      on,
    );
  });
}

function triggerOf({ person }: RefreshContext) {
  return { trigger: person ? "person" : "worker", userId: person?.userId ?? null } as const;
}

/** Notes in the audit trail that a person refreshed the token, and how it went. */
async function recordPerson(
  account: AccountRow,
  { person, result, changes }: RefreshContext & { result: string; changes: Changes },
  on: Executor,
) {
  if (!person) return;
  const isGranted = account.authenticationMethod === "authorization_code";
  const details = { result, secretsUsed: isGranted ? "client_secret, refresh_token" : "client_secret" };
  await recordActivity({ event: "account.token_refreshed", person, account, details, changes }, on);
}
