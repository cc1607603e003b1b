import type { CallLimits, MiraklFetch } from "../mirakl-fetch";
import type { TokenAnswer } from "./token-answer";
import { type OAuthClient, requestToken } from "./token-request";

export interface ClientCredentials extends OAuthClient {
  /** Sent as `audience`; null for marketplaces and channel partners, who send none. */
  companyId: string | null;
}

/**
 * Exchanges client ID and secret for a token (RFC 6749 section 4.4).
 * @param ask.authUrl address of the environment's authentication system, such as `https://auth.mirakl.net`
 * @throws AppError of `interpretTokenAnswer`, or what `fetch` throws when no answer came
 */
export function requestClientCredentialsToken(
  ask: { authUrl: string; credentials: ClientCredentials } & CallLimits,
  fetch: MiraklFetch,
): Promise<TokenAnswer> {
  const { credentials, ...call } = ask;
  const { companyId, ...client } = credentials;
  const parameters: Record<string, string> = companyId === null ? {} : { audience: companyId };
  return requestToken({ ...call, client, grantType: "client_credentials", parameters }, fetch);
}
