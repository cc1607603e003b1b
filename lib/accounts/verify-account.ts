import { insertHistoryEntry } from "@/db/queries/account-history";
import { type AccountRow, findAccount, updateVerifiedAccount } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { inTransaction } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { openAccountSecret } from "./account-secrets";
import type { VerificationCheck } from "./account-view";
import { streamChecks } from "./check-stream";
import { verificationDependencies } from "./mirakl-gateway";
import { recordActivity } from "./record-activity";
import { refreshAccount } from "./refresh-token";
import { runVerification, type VerificationOutcome, type VerificationSubject } from "./run-verification";
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
  const account = await findAccount(ask.accountId);
  if (!account) throw new AppError("account_not_found");
  if (account.revokedAt) throw new AppError("account_revoked");
  const subject = await subjectOf(account, person);
  return streamChecks(async (emit) => {
    const run = runVerification(subject.subject, verificationDependencies(account.environment));
    const startedAt = performance.now();
    let step = await run.next();
    for (; !step.done; step = await run.next()) emit(step.value);
    const durationMs = Math.round(performance.now() - startedAt);
    await storeOutcome(account, { outcome: step.value, version: subject.version(), durationMs }, person);
  });
}

async function subjectOf(account: AccountRow, person: Person) {
  // The fence moves when the verification itself refreshes the token.
  let version = account.version;
  const credential: VerificationSubject["credential"] =
    account.authenticationMethod === "api_key"
      ? { kind: "api_key", apiKey: await openAccountSecret(account.id, "api_key") }
      : {
          kind: "token",
          obtainToken: async () => {
            const refreshed = await refreshAccount(account, person);
            version = refreshed.version;
            return { accessToken: await openAccountSecret(account.id, "access_token") };
          },
        };
  const subject: VerificationSubject = {
    authenticationMethod: account.authenticationMethod,
    environment: account.environment,
    baseUrl: account.baseUrl,
    // Named even when nobody typed it: the default shop of the credentials may have changed since.
    shopId: account.requestedShopId ?? account.shopId,
    companyId: account.companyId,
    credential,
  };
  return { subject, version: () => version };
}

async function storeOutcome(
  account: AccountRow,
  run: { outcome: VerificationOutcome; version: number; durationMs: number },
  person: Person,
): Promise<void> {
  const { outcome, version, durationMs } = run;
  const now = await databaseNow();
  const failure = outcome.canSave ? null : (outcome.firstFailure ?? new AppError("verification_incomplete"));
  await inTransaction(async (on) => {
    const change = failure ? failedFacts(account, failure, now) : verifiedFacts(outcome, now);
    // A token account's failed exchange was stored by the refresh itself.
    const isStored = failure && account.authenticationMethod !== "api_key" && !outcome.token;
    const stored = isStored ? account : await updateVerifiedAccount({ accountId: account.id, version }, change, on);
    if (!stored) return;
    await insertHistoryEntry(
      {
        accountId: account.id,
        kind: "verification",
        outcome: failure ? "failed" : outcome.limitedRights ? "limited" : "succeeded",
        trigger: "person",
        userId: person.userId,
        attempt: failure ? account.failureCount + 1 : 1,
        durationMs,
        checks: historyChecks(outcome.checks),
        errorCode: failure?.code ?? null,
        errorDetails: failure?.details ?? null,
      },
      on,
    );
    const result = failure ? failure.sentence : outcome.limitedRights ? "works, with limited rights" : "works";
    await recordActivity({ event: "account.verified", person, account, details: { result } }, on);
  });
}

/** A rejected credential stops everything until a person acts; a passing failure only counts. */
function failedFacts(account: AccountRow, failure: AppError, now: Date) {
  const isRejected = failure.retry === "after_reconnect";
  return {
    failureCount: account.failureCount + 1,
    lastErrorCode: failure.code,
    lastErrorDetails: failure.details,
    lastErrorAt: now,
    ...(isRejected && { reconnectRequiredAt: account.reconnectRequiredAt ?? now, nextRefreshAt: null }),
  };
}
