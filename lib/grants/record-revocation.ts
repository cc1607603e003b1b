import { insertHistoryEntryOfKnownAccount } from "@/db/queries/account-history";
import { insertAuditEvent } from "@/db/queries/audit-events";
import type { Executor } from "@/db/queries/in-transaction";
import type { ParkedGrantRow } from "@/db/queries/parked-grants";
import type { Person } from "@/lib/actor";
import type { AppError } from "@/lib/errors/app-error";

/**
 * Writes what Mirakl said to a revocation into the account's history, and its confirmation into the audit trail, which
 * outlives a removed account.
 */
export async function recordRevocation(
  grant: ParkedGrantRow,
  attempt: { person: Person | null; error: AppError | null; durationMs: number },
  on: Executor,
): Promise<void> {
  const { person, error, durationMs } = attempt;
  const { accountId, accountName } = grant;
  if (!accountId) return;
  await insertHistoryEntryOfKnownAccount(
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
  if (error) return;
  await insertAuditEvent(
    {
      event: "account.revocation_confirmed",
      userId: null,
      userName: "Mirakl",
      accountId,
      accountName,
      details: { reason: grant.reason, requestedBy: grant.requestedBy },
      reference: person?.reference ?? null,
    },
    on,
  );
}
