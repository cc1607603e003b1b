import { saveRefreshFailure } from "@/db/queries/account-failures";
import { insertHistoryEntry } from "@/db/queries/account-history";
import { type AccountRow, type NewAccount, updateAccountAtVersion } from "@/db/queries/accounts";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import type { Claim } from "@/db/queries/refresh-leases";
import type { Person } from "@/lib/actor";
import { type AppError, toAppError } from "@/lib/errors/app-error";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { storeAccountSecrets } from "./account-secrets";
import { obtainToken } from "./obtain-token";
import { recordActivity } from "./record-activity";
import { afterFailure, nextRefreshAt } from "./refresh-schedule";

/** A lease outlives the deadline of the call that it protects. */
export const leaseSeconds = 60;
export const deadlineMs = 30_000;

export interface RefreshContext {
  /** Owner of the claim's lease. */
  owner: string;
  /** Who asked for it, for history and audit trail; null = the worker by itself. */
  person: Person | null;
}

/**
 * Exchanges a claimed account's credentials for a new token and stores what came of it: one call to Mirakl with a
 * deadline, no transaction open meanwhile, then one transaction that the account's version fences.
 * @returns the account with its new token, or as someone else left it when the fence moved during the call
 * @throws AppError why Mirakl gave no token; the failure and the next try are stored by then
 */
export async function performRefresh(claim: Claim, context: RefreshContext): Promise<AccountRow | null> {
  const { account } = claim;
  if (claim.wasInterrupted) await recordInterruption(account, context);
  const startedAt = performance.now();
  try {
    const token = await obtainToken(account, deadlineMs);
    return await storeToken(claim, token, { ...context, durationMs: performance.now() - startedAt });
  } catch (thrown) {
    // A mistake of ours backs off like any failure, or Mirakl would be asked every second. When not even the failure
    // can be stored (the database is away), the lease keeps everybody off until it ends.
    await storeFailure(account, toAppError(thrown), { ...context, durationMs: performance.now() - startedAt });
    throw thrown;
  }
}

/** The columns that a fresh token sets. `issuedAt` is the database's clock from before the call, so never late. */
export function freshTokenFacts(token: TokenAnswer, issuedAt: Date): Partial<NewAccount> {
  const expiresAt =
    token.expiresInSeconds === null ? null : new Date(issuedAt.getTime() + token.expiresInSeconds * 1_000);
  return {
    issuedAt,
    expiresAt,
    nextRefreshAt: nextRefreshAt(issuedAt, expiresAt, Math.random()),
    lastRefreshedAt: issuedAt,
  };
}

/** The columns that a success of any kind clears. */
export const noFailure = {
  failureCount: 0,
  lastErrorCode: null,
  lastErrorDetails: null,
  lastErrorAt: null,
  reconnectRequiredAt: null,
} satisfies Partial<NewAccount>;

async function storeToken(
  { account, claimedAt }: Claim,
  token: TokenAnswer,
  context: RefreshContext & { durationMs: number },
): Promise<AccountRow | null> {
  const facts = freshTokenFacts(token, claimedAt);
  return inTransaction(async (on) => {
    const change = { ...facts, ...noFailure, leaseOwner: null, leaseUntil: null };
    const stored = await updateAccountAtVersion({ accountId: account.id, version: account.version }, change, on);
    if (!stored) return null;
    await storeAccountSecrets(account.id, { access_token: token.accessToken, refresh_token: token.refreshToken }, on);
    await insertHistoryEntry(
      {
        ...historyOf(account, context),
        outcome: "succeeded",
        attempt: account.failureCount + 1,
        tokenExpiresAt: facts.expiresAt,
      },
      on,
    );
    await recordPerson(account, { ...context, result: "succeeded" }, on);
    return stored;
  });
}

async function storeFailure(
  account: AccountRow,
  error: AppError,
  context: RefreshContext & { durationMs: number },
): Promise<void> {
  const attempt = account.failureCount + 1;
  const { retryAfterSeconds } = error.details;
  const next = afterFailure(
    { retry: error.retry, attempt, ...(retryAfterSeconds && { retryAfterSeconds }) },
    Math.random(),
  );
  await inTransaction(async (on) => {
    const stored = await saveRefreshFailure(
      { accountId: account.id, version: account.version, owner: context.owner },
      { code: error.code, details: error.details, retryInMs: next === "stop" ? null : next },
      on,
    );
    if (!stored) return;
    await insertHistoryEntry(
      {
        ...historyOf(account, context),
        outcome: "failed",
        attempt,
        errorCode: error.code,
        errorDetails: error.details,
      },
      on,
    );
    await recordPerson(account, { ...context, result: error.sentence }, on);
  });
}

function recordInterruption(account: AccountRow, context: RefreshContext): Promise<void> {
  return inTransaction((on) =>
    insertHistoryEntry(
      {
        accountId: account.id,
        kind: "refresh",
        outcome: "interrupted",
        trigger: context.person ? "person" : "worker",
        attempt: account.failureCount + 1,
        errorCode: "refresh_interrupted",
      },
      on,
    ),
  );
}

function historyOf(account: AccountRow, context: RefreshContext & { durationMs: number }) {
  return {
    accountId: account.id,
    kind: "refresh",
    trigger: context.person ? "person" : "worker",
    userId: context.person?.userId ?? null,
    durationMs: Math.round(context.durationMs),
  } as const;
}

/** Notes in the audit trail that a person refreshed the token, and how it went. */
async function recordPerson(
  account: AccountRow,
  { person, result }: RefreshContext & { result: string },
  on: Executor,
) {
  if (person) await recordActivity({ event: "account.token_refreshed", person, account, details: { result } }, on);
}
