import { databaseNow } from "@/db/queries/database-now";
import { fingerprint } from "@/lib/crypto/fingerprint";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { Secret } from "@/lib/secret";
import type { IntegrationType } from "@/lib/vocabulary";
import { accountIdentity } from "../account-identity";
import type { VerificationCheck } from "../account-view";
import type { Connection } from "../connection-input";
import { integrationTypeOf } from "../integration-type-of";
import { requestToken, verificationDependencies } from "../mirakl-gateway";
import { runVerification, type VerificationOutcome } from "./run-verification";

/** A verification of typed credentials, and what follows from it for the account that would have them. */
export interface VerifiedCredentials {
  outcome: VerificationOutcome<TokenAnswer>;
  /** The API key or client secret. */
  secret: Secret;
  token: TokenAnswer | null;
  /** The database's clock before the token was asked for. */
  issuedAt: Date;
  integrationType: IntegrationType;
  identity: string;
  /** Of all checks together. */
  durationMs: number;
}

/** Runs all checks on typed credentials. */
export async function verifyCredentials(
  connection: Connection,
  emit: (check: VerificationCheck) => void = () => undefined,
): Promise<VerifiedCredentials> {
  const { environment, authenticationMethod, baseUrl, shopId } = connection;
  const isKey = connection.authenticationMethod === "api_key";
  const secret = new Secret(isKey ? connection.apiKey : connection.clientSecret);
  const clientId = isKey ? null : connection.clientId;
  const companyId = isKey ? null : connection.companyId;
  const integrationType = integrationTypeOf({ baseUrl, companyId });
  const issuedAt = await databaseNow();

  const run = runVerification<TokenAnswer>(
    {
      authenticationMethod,
      environment,
      integrationType,
      baseUrl,
      shopId,
      companyId,
      credential: isKey
        ? { kind: "api_key", apiKey: secret }
        : {
            kind: "token",
            obtainToken: () =>
              requestToken(environment, { clientId: connection.clientId, clientSecret: secret, companyId }),
          },
    },
    verificationDependencies(environment),
  );
  const startedAt = performance.now();
  let step = await run.next();
  for (; !step.done; step = await run.next()) emit(step.value);
  const outcome = step.value;
  const durationMs = Math.round(performance.now() - startedAt);

  const identity = accountIdentity({
    environment,
    integrationType,
    baseUrl,
    shopId: outcome.shop?.id ?? shopId,
    companyId,
    clientId,
    keyFingerprint: isKey ? fingerprint(secret) : null,
  });
  return { outcome, secret, token: outcome.token, issuedAt, integrationType, identity, durationMs };
}
