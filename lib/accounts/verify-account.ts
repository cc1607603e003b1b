import { saveCheckFailure } from "@/db/queries/account-failures";
import { insertHistoryEntry } from "@/db/queries/account-history";
import { type AccountRow, findAccount, updateVerifiedAccount } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { accountOwner, openSecret } from "@/lib/secrets/stored-secrets";
import type { VerificationCheck } from "./account-view";
import { verificationDependencies } from "./mirakl-gateway";
import { noFailure } from "./no-failure";
import { recordActivity } from "./record-activity";
import { refreshAccount } from "./refresh-token";
import { isRenewable } from "./to-account-view";
import { streamChecks } from "./verification/check-stream";
import { runVerification, type VerificationOutcome } from "./verification/run-verification";
import type { VerificationSubject } from "./verification/verification-subject";
import { historyChecks, verifiedFacts } from "./verified-facts";

/**
 * Verifies an account with its stored credentials, check by check, and stores what follows for its status. A
 * token account is refreshed on the way, by the same lease as every refresh.
 * @throws AppError `account_not_found`
 */
export async function verifyAccount(
  ask: { accountId: string },
  person: Person,
): Promise<AsyncIterable<VerificationCheck>> {
  requireRole(person, "admin");
  return startVerification(ask.accountId, { person, trigger: "person" });
}

/**
 * The same with nobody who watches.
 * @returns what failed; null when the connection works
 * @throws AppError `account_not_found`, `account_revoked`
 */
export async function verifyUnwatched(ask: { accountId: string }, person: Person): Promise<AppError | null> {
  requireRole(person, "admin");
  const account = await findVerifiableAccount(ask.accountId);
  return verify(account, { person, trigger: "person" }, () => undefined);
}

/** The same right after a grant was stored: with its token as it is, so that no new one is spent on it. */
export async function verifyNewGrant(accountId: string, person: Person): Promise<void> {
  const checks = await startVerification(accountId, { person, trigger: "save" });
  for await (const _ of checks);
}

interface VerificationContext {
  person: Person;
  trigger: "person" | "save";
}

async function startVerification(
  accountId: string,
  context: VerificationContext,
): Promise<AsyncIterable<VerificationCheck>> {
  const account = await findVerifiableAccount(accountId);
  return streamChecks(async (emit) => void (await verify(account, context, emit)));
}

async function findVerifiableAccount(accountId: string): Promise<AccountRow> {
  const account = await findAccount(accountId);
  if (!account) throw new AppError("account_not_found");
  if (account.revokedAt) throw new AppError("account_revoked");
  return account;
}

async function verify(
  account: AccountRow,
  context: VerificationContext,
  emit: (check: VerificationCheck) => void,
): Promise<AppError | null> {
  const { subject, refresh } = await subjectOf(account, context);
  const run = runVerification(subject, verificationDependencies(account.environment));
  const startedAt = performance.now();
  let step = await run.next();
  for (; !step.done; step = await run.next()) emit(step.value);
  const durationMs = Math.round(performance.now() - startedAt);
  return storeOutcome(account, { outcome: step.value, durationMs, ...refresh }, context);
}

/** What the verification's own refresh did. The fence moves with a new token; a failure is stored with it. */
interface RefreshOnTheWay {
  version: number;
  hasFailed: boolean;
}

async function subjectOf(account: AccountRow, { person, trigger }: VerificationContext) {
  const refresh: RefreshOnTheWay = { version: account.version, hasFailed: false };
  const credential: VerificationSubject["credential"] =
    account.authenticationMethod === "api_key"
      ? { kind: "api_key", apiKey: await openSecret(accountOwner(account.id), "api_key") }
      : {
          kind: "token",
          obtainToken: async () => {
            if (trigger === "person" && isRenewable(account)) {
              refresh.hasFailed = true;
              const refreshed = await refreshAccount(account, person);
              Object.assign(refresh, { version: refreshed.version, hasFailed: false });
            }
            return { accessToken: await openSecret(accountOwner(account.id), "access_token") };
          },
        };
  const subject: VerificationSubject = {
    authenticationMethod: account.authenticationMethod,
    environment: account.environment,
    integrationType: account.integrationType,
    baseUrl: account.baseUrl,
    // Named even when nobody typed it: the default shop of the credentials may have changed since.
    shopId: account.requestedShopId ?? account.shopId,
    companyId: account.companyId,
    credential,
  };
  return { subject, refresh };
}

async function storeOutcome(
  account: AccountRow,
  run: RefreshOnTheWay & { outcome: VerificationOutcome; durationMs: number },
  { person, trigger }: VerificationContext,
): Promise<AppError | null> {
  const { outcome, durationMs } = run;
  const failure = outcome.canSave ? null : (outcome.firstFailure ?? new AppError("verification_incomplete"));
  const now = await databaseNow();
  await inTransaction(async (on) => {
    const stored = failure
      ? await storeFailure(account, { ...run, failure }, on)
      : await updateVerifiedAccount(
          { accountId: account.id, version: run.version },
          // A token account's failures ended with its refresh; those of a later refresh stand.
          { ...verifiedFacts(outcome, now), ...(!isRenewable(account) && noFailure) },
          on,
        );
    const secretsUsed = account.authenticationMethod === "api_key" ? "api_key" : "access_token";
    if (!stored) {
      const details = { result: "not stored: the account was changed meanwhile", secretsUsed };
      if (trigger === "person") await recordActivity({ event: "account.verified", person, account, details }, on);
      return;
    }
    await insertHistoryEntry(
      {
        accountId: account.id,
        kind: "verification",
        outcome: failure ? "failed" : outcome.limitedRights ? "limited" : "succeeded",
        trigger,
        userId: person.userId,
        attempt: Math.max(1, stored.failureCount),
        durationMs,
        checks: historyChecks(outcome.checks),
        errorCode: failure?.code ?? null,
        errorDetails: failure?.details ?? null,
      },
      on,
    );
    const result = failure ? failure.sentence : outcome.limitedRights ? "works, with limited rights" : "works";
    const details = { result, secretsUsed };
    if (trigger === "person") await recordActivity({ event: "account.verified", person, account, details }, on);
  });
  return failure;
}

/** A rejected credential stops everything until a person acts; a passing failure only counts. */
function storeFailure(account: AccountRow, run: RefreshOnTheWay & { failure: AppError }, on: Executor) {
  const { version, hasFailed, failure } = run;
  const at = { accountId: account.id, version };
  // The refresh has stored its failure; only whether the account is still the same is asked.
  if (hasFailed) return updateVerifiedAccount(at, {}, on);
  const { code, details } = failure;
  const isFinal = failure.retry === "after_reconnect";
  // A granted token that never ends is not tried again by itself: what passes must not stay on it as a failure.
  const isLeftAlone = account.authenticationMethod !== "api_key" && account.nextRefreshAt === null;
  if (isLeftAlone && !isFinal) return updateVerifiedAccount(at, {}, on);
  return saveCheckFailure(at, { code, details, isFinal }, on);
}
