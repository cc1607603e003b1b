import type { NewAccount } from "@/db/queries/accounts";
import type { VerificationCheck } from "./account-view";
import { noFailure } from "./no-failure";
import { freshTokenFacts } from "./perform-refresh";
import type { VerificationOutcome } from "./verification/run-verification";
import type { VerifiedCredentials } from "./verification/verify-credentials";

/** What a successful verification tells about the shop and the rights. */
export function verifiedFacts(outcome: VerificationOutcome, verifiedAt: Date): Partial<NewAccount> {
  return {
    lastVerifiedAt: verifiedAt,
    limitedRights: outcome.limitedRights,
    ...(outcome.shop && {
      shopId: outcome.shop.id,
      shopName: outcome.shop.name,
      shopState: outcome.shop.state,
      currency: outcome.shop.currency,
    }),
  };
}

/** The same with the credentials themselves, for an account that gets new ones. */
export function credentialFacts(verified: VerifiedCredentials): Partial<NewAccount> {
  const { outcome, secret, token, issuedAt } = verified;
  return {
    ...noFailure,
    ...verifiedFacts(outcome, issuedAt),
    ...(token && freshTokenFacts(token, issuedAt)),
    secretLastFour: secret.lastFour,
  };
}

/** What the history keeps of a verification's checks. */
export function historyChecks(checks: readonly VerificationCheck[]) {
  return checks.map(({ name, state, durationMs }) => ({ name, state, durationMs }));
}
