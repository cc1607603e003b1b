import { claimGrant } from "@/db/queries/parked-grants";
import { count } from "@/lib/counters";
import { revocationLeaseSeconds, revokeParkedGrant } from "@/lib/grants/revoke-parked-grant";
import { logger } from "@/lib/logger";
import type { JobHandler } from "./job";

/**
 * Revokes at Mirakl what was revoked here and not confirmed yet, and what nobody decided about in time. The row decides
 * whether it is due and who works on it; whatever changes that plans the next job (docs/decisions/0015).
 */
export const revokeGrant: JobHandler<"revoke_grant"> = async ({ parkedGrantId }, { owner }) => {
  const claim = await claimGrant(parkedGrantId, { owner, seconds: revocationLeaseSeconds });
  if (!claim) return;
  const outcome = await revokeParkedGrant(claim, { owner, person: null });
  count("latchkey_revocations_total", [outcome]);
  logger().debug({ parkedGrantId, outcome }, "revocation tried");
};
