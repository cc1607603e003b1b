import { planRecheckOfApplication } from "@/db/queries/application-accounts";
import { findApplicationForUpdate } from "@/db/queries/applications";
import { inTransaction } from "@/db/queries/in-transaction";
import { stopCodes } from "./reject-application";

/** Accounts are checked again within this time, not all at the same moment. */
const spreadSeconds = 20;
/** Accounts a transaction, so that neither a person nor a refresh waits long for it. */
const batch = 1_000;

/**
 * After its client secret was replaced: plans a refresh of every account of an application that has not had one since,
 * also of those that the refused client had stopped. Running it again plans only what is left.
 * @returns how many accounts were planned
 */
export async function recheckApplication(applicationId: string, signal?: AbortSignal): Promise<number> {
  let planned = 0;
  for (let after: string | null = null; !signal?.aborted; ) {
    const accountIds = await planBatch(applicationId, after);
    planned += accountIds.length;
    if (accountIds.length < batch) break;
    after = accountIds.at(-1) ?? null;
  }
  return planned;
}

/** Locks the application first, as whatever touches it and its accounts does. */
function planBatch(applicationId: string, after: string | null): Promise<string[]> {
  return inTransaction(async (on) => {
    const application = await findApplicationForUpdate(applicationId, on);
    // Removed, or its new secret was refused as well.
    if (!application?.secretReplacedAt || application.rejectedAt) return [];
    const { id, secretReplacedAt } = application;
    return planRecheckOfApplication({ id, secretReplacedAt }, { after, limit: batch, spreadSeconds, stopCodes }, on);
  });
}
