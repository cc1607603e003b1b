import { claimDueGrants, type ParkedGrantClaim } from "@/db/queries/parked-grants";
import { count } from "@/lib/counters";
import { revocationLeaseSeconds, revokeParkedGrant } from "@/lib/grants/revoke-parked-grant";
import { logger } from "@/lib/logger";
import { runClaims } from "./run-claims";

/** Revokes at Mirakl what was revoked here and not confirmed yet, and what nobody decided about in time. */
export function runRevocations(workerId: string, signal: AbortSignal): Promise<void> {
  return runClaims(
    {
      name: "revocations",
      workerId,
      passMs: 2_000,
      concurrency: () => 8,
      claim: (limit, owner) => claimDueGrants(limit, { owner, seconds: revocationLeaseSeconds }),
      work: revoke,
    },
    signal,
  );
}

async function revoke(claim: ParkedGrantClaim, owner: string): Promise<void> {
  const parkedGrantId = claim.grant.id;
  try {
    const outcome = await revokeParkedGrant(claim, { owner, person: null });
    count("latchkey_revocations_total", [outcome]);
    logger().debug({ parkedGrantId, outcome }, "revocation tried");
  } catch (error) {
    logger().error({ parkedGrantId, err: error }, "revocation broke off");
  }
}
