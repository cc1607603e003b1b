import { insertHistoryEntryOfKnownAccount } from "@/db/queries/account-history";
import type { Executor } from "@/db/queries/in-transaction";
import type { ParkedGrantRow } from "@/db/queries/parked-grants";
import type { Person } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { AppError } from "@/lib/errors/app-error";

interface RevocationAttempt {
  person: Person | null;
  error: AppError | null;
  durationMs: number;
  /** Nobody can ever tell Mirakl. */
  isGivenUp?: boolean;
}

/**
 * Writes what Mirakl said to a revocation into the account's history, and how it ended into the audit trail, which
 * outlives a removed account.
 */
export async function recordRevocation(grant: ParkedGrantRow, attempt: RevocationAttempt, on: Executor): Promise<void> {
  const { person, error, isGivenUp = false } = attempt;
  const { accountId, accountName } = grant;
  if (accountId) await insertHistory(accountId, grant, attempt, on);
  if (error && !isGivenUp) return;
  await recordEvent(
    {
      event: isGivenUp ? "account.revocation_given_up" : "account.revocation_confirmed",
      by: { name: isGivenUp ? "Latchkey" : "Mirakl", ...(person && { reference: person.reference }) },
      account: { id: accountId, name: accountName },
      details: { reason: grant.reason, requestedBy: grant.requestedBy },
    },
    on,
  );
}

function insertHistory(
  accountId: string,
  grant: ParkedGrantRow,
  { person, error, durationMs }: RevocationAttempt,
  on: Executor,
): Promise<void> {
  return insertHistoryEntryOfKnownAccount(
    {
      accountId,
      kind: "revocation",
      outcome: error ? "failed" : "succeeded",
      trigger: person ? "person" : "worker",
      userId: person?.userId ?? null,
      attempt: Math.max(1, error ? grant.failureCount : grant.failureCount + 1),
      durationMs,
      errorCode: error?.code ?? null,
      errorDetails: error?.details ?? null,
    },
    on,
  );
}
