import { randomUUID } from "node:crypto";
import {
  claimGrant,
  claimGrantOfAccount,
  type ParkedGrantClaim,
  type ParkedGrantRow,
} from "@/db/queries/parked-grants";
import type { Person } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import { secondMs, sleep } from "@/lib/clock";
import { toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { revocationLeaseSeconds, revokeParkedGrant } from "./revoke-parked-grant";

/** How long a person waits for Mirakl's answer; the revocation goes on without them. */
const personWaitsMs = 8 * secondMs;

/**
 * Asks Mirakl about the due revocations of an account at once, instead of waiting for the worker.
 * Never fails: what goes wrong leaves the revocation pending, with its next try planned.
 */
export function revokeGrantsOfAccountNow(accountId: string, person: Person): Promise<void> {
  return runNow(person, (lease) => claimGrantOfAccount(accountId, lease));
}

/** The same for one grant that belongs to no account. */
export function revokeGrantNow(grantId: string, person: Person): Promise<void> {
  return runNow(person, (lease) => claimGrant(grantId, lease));
}

async function runNow(
  person: Person,
  claim: (lease: { owner: string; seconds: number }) => Promise<ParkedGrantClaim | null>,
): Promise<void> {
  const owner = `person ${randomUUID()}`;
  // One at a time, so that each has a whole lease for its calls; what failed is not due again at once.
  const claimNext = () => claim({ owner, seconds: revocationLeaseSeconds });
  const work = async () => {
    for (let claimed = await claimNext(); claimed; claimed = await claimNext()) {
      // The first try belongs to the event of whoever revoked; this one reads the secrets once more.
      if (claimed.grant.failureCount > 0) await recordRetry(claimed.grant, person);
      await revokeParkedGrant(claimed, { owner, person });
    }
  };
  const running = work().catch((error: unknown) => {
    // The lease keeps the others off for a minute, then the worker goes on.
    logger().error({ err: toAppError(error), reference: person.reference }, "revocation broke off");
  });
  await Promise.race([running, sleep(personWaitsMs)]);
}

function recordRetry({ accountId, accountName }: ParkedGrantRow, person: Person): Promise<void> {
  const details = { secret: "access token, refresh token and client secret", purpose: "ask Mirakl again to revoke" };
  return recordEvent({ event: "secret.read", by: person, account: { id: accountId, name: accountName }, details });
}
