import { randomUUID } from "node:crypto";
import { type Claim, claimDueAccounts } from "@/db/queries/refresh-leases";
import { leaseSeconds, performRefresh } from "@/lib/accounts/perform-refresh";
import { isAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { runLoop } from "./run-loop";

/** Short, so that tokens that live for a minute are renewed in time. */
const passMs = 1_000;
/** Refreshes at once in one process. */
const concurrency = 16;

/** Renews every token that is due, until the worker stops; those in flight are finished first. */
export async function runRenewals(workerId: string, signal: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>();
  await runLoop(
    "renewals",
    async () => {
      const free = concurrency - running.size;
      const owner = `worker ${workerId} ${randomUUID()}`;
      const claims = free > 0 ? await claimDueAccounts(free, { owner, seconds: leaseSeconds }) : [];
      for (const claim of claims) {
        const refresh = renew(claim, owner).finally(() => running.delete(refresh));
        running.add(refresh);
      }
      // With a full batch there may be more: go on as soon as one is done.
      if (running.size >= concurrency) await Promise.race(running);
      return claims.length === free ? 0 : passMs;
    },
    signal,
  );
  await Promise.all(running);
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
