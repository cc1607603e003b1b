import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";
import {
  type ClientCredentials,
  requestClientCredentialsToken,
} from "@/lib/mirakl/oauth/request-client-credentials-token";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { addressCheckFor, fetchFor } from "@/lib/network/fetch-for";
import { type Environment, environments } from "@/lib/vocabulary";
import type { VerificationDependencies } from "./verification/verification-subject";

/** Added to the sandbox's first port. */
const sandboxConnectPort = 4;

/**
 * Base address of an environment's authentication system, from the settings.
 * @throws AppError `address_not_allowed` for the sandbox when none is configured
 */
export function authUrl(environment: Environment): string {
  const url = configuredAuthUrl(environment);
  if (url) return url;
  throw new AppError("address_not_allowed", { details: { host: "The sandbox", reason: "no sandbox is configured" } });
}

/** Host that issues the tokens of an environment, as people know it; empty for the sandbox when none is configured. */
export function authHost(environment: Environment): string {
  const url = configuredAuthUrl(environment);
  return url ? new URL(url).host : "";
}

/** The environments that can be chosen here: the sandbox only while one is configured. */
export function offeredEnvironments(): { environment: Environment; authHost: string }[] {
  return environments
    .map((environment) => ({ environment, authHost: authHost(environment) }))
    .filter((offered) => offered.authHost !== "");
}

/** Exchanges client credentials at the environment's token endpoint. Throws what the endpoint's answer means. */
export function requestToken(
  environment: Environment,
  credentials: ClientCredentials,
  limits: { signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<TokenAnswer> {
  return requestClientCredentialsToken(
    { authUrl: authUrl(environment), credentials, ...limits },
    fetchFor(environment),
  );
}

/**
 * Address of Mirakl Connect's API for an environment, without a path. The sandbox plays it on its fifth port.
 */
export function connectUrl(environment: Environment): string {
  if (environment !== "sandbox") return new URL(env().MIRAKL_CONNECT_URL).origin;
  const sandbox = new URL(authUrl("sandbox"));
  sandbox.port = String(Number(sandbox.port || (sandbox.protocol === "https:" ? 443 : 80)) + sandboxConnectPort);
  return sandbox.origin;
}

/** What a verification in an environment works with. */
export function verificationDependencies(environment: Environment): VerificationDependencies {
  return {
    fetch: fetchFor(environment),
    checkAddress: addressCheckFor(environment),
    now: () => performance.now(),
    connectUrl: () => connectUrl(environment),
    authHost: authHost(environment),
  };
}

function configuredAuthUrl(environment: Environment): string | undefined {
  const settings = env();
  switch (environment) {
    case "development":
      return settings.MIRAKL_AUTH_URL_DEVELOPMENT;
    case "preproduction":
      return settings.MIRAKL_AUTH_URL_PREPRODUCTION;
    case "production":
      return settings.MIRAKL_AUTH_URL_PRODUCTION;
    case "sandbox":
      return settings.MIRAKL_SANDBOX_URL;
  }
}
