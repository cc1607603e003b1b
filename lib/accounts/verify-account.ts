import { saveCheckFailure } from "@/db/queries/account-failures";
import { insertHistoryEntry } from "@/db/queries/account-history";
import { type AccountRow, findAccount, updateVerifiedAccount } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { openAccountSecret } from "./account-secrets";
import type { VerificationCheck } from "./account-view";
import { verificationDependencies } from "./mirakl-gateway";
import { noFailure } from "./perform-refresh";
import { recordActivity } from "./record-activity";
import { refreshAccount } from "./refresh-token";
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
    await storeOutcome(account, { outcome: step.value, durationMs, ...subject.refresh }, person);
  });
}

/** What the verification's own refresh did. The fence moves with a new token; a failure is stored with it. */
interface RefreshOnTheWay {
  version: number;
  hasFailed: boolean;
}

async function subjectOf(account: AccountRow, person: Person) {
  const refresh: RefreshOnTheWay = { version: account.version, hasFailed: false };
  const credential: VerificationSubject["credential"] =
    account.authenticationMethod === "api_key"
      ? { kind: "api_key", apiKey: await openAccountSecret(account.id, "api_key") }
      : {
          kind: "token",
          obtainToken: async () => {
            refresh.hasFailed = true;
            const refreshed = await refreshAccount(account, person);
            Object.assign(refresh, { version: refreshed.version, hasFailed: false });
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
  return { subject, refresh };
}

async function storeOutcome(
  account: AccountRow,
  run: RefreshOnTheWay & { outcome: VerificationOutcome; durationMs: number },
  person: Person,
): Promise<void> {
  const { outcome, durationMs } = run;
  const failure = outcome.canSave ? null : (outcome.firstFailure ?? new AppError("verification_incomplete"));
  const now = await databaseNow();
  await inTransaction(async (on) => {
    const stored = failure
      ? await storeFailure(account, { ...run, failure }, on)
      : await updateVerifiedAccount(
          { accountId: account.id, version: run.version },
          // A token account's failures ended with its refresh; those of a later refresh stand.
          { ...verifiedFacts(outcome, now), ...(account.authenticationMethod === "api_key" && noFailure) },
          on,
        );
    if (!stored) return;
    await insertHistoryEntry(
      {
        accountId: account.id,
        kind: "verification",
        outcome: failure ? "failed" : outcome.limitedRights ? "limited" : "succeeded",
        trigger: "person",
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
    await recordActivity({ event: "account.verified", person, account, details: { result } }, on);
  });
}

/** A rejected credential stops everything until a person acts; a passing failure only counts. */
function storeFailure(account: AccountRow, run: RefreshOnTheWay & { failure: AppError }, on: Executor) {
  const { version, hasFailed, failure } = run;
  const at = { accountId: account.id, version };
  // The refresh has stored its failure; only whether the account is still the same is asked.
  if (hasFailed) return updateVerifiedAccount(at, {}, on);
  const { code, details } = failure;
  return saveCheckFailure(at, { code, details, isFinal: failure.retry === "after_reconnect" }, on);
}
