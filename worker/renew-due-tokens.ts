import { type Claim, claimDueAccounts } from "@/db/queries/refresh-leases";
import { leaseSeconds, performRefresh } from "@/lib/accounts/perform-refresh";
import { isAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { runClaims } from "./run-claims";

/** Renews every token that is due. */
export function runRenewals(workerId: string, signal: AbortSignal): Promise<void> {
  return runClaims(
    {
      name: "renewals",
      workerId,
      // Short, so that tokens that live for a minute are renewed in time.
      passMs: 1_000,
      concurrency: 16,
      claim: (limit, owner) => claimDueAccounts(limit, { owner, seconds: leaseSeconds }),
      work: renew,
    },
    signal,
  );
}

async function renew(claim: Claim, owner: string): Promise<void> {
  const accountId = claim.account.id;
  try {
    await performRefresh(claim, { owner, person: null });
    logger().debug({ accountId }, "token renewed");
  } catch (error) {
    const level = isAppError(error) ? "info" : "error";
    logger()[level]({ accountId, err: error }, "renewal failed");
  }
}
