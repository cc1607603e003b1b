import type { Secret } from "@/lib/secret";
import type { CallLimits, MiraklFetch } from "../mirakl-fetch";
import type { TokenAnswer } from "./token-answer";
import { type OAuthClient, requestToken } from "./token-request";

/**
 * Exchanges the code of a return for a token (RFC 6749 section 4.1.3). A code works once.
 * @param ask.redirectUri exactly what /authorize was sent; null = it was sent none
 * @throws AppError `oauth_code_rejected` for a code that is spent, too old or of another client, else as
 *   `interpretTokenAnswer`, or what `fetch` throws when no answer came
 */
export function requestAuthorizationCodeToken(
  ask: { authUrl: string; client: OAuthClient; code: Secret; redirectUri: string | null } & CallLimits,
  fetch: MiraklFetch,
): Promise<TokenAnswer> {
  const { code, redirectUri, ...call } = ask;
  const parameters = { code: code.reveal(), ...(redirectUri !== null && { redirect_uri: redirectUri }) };
  return requestToken({ ...call, grantType: "authorization_code", parameters, sent: [code] }, fetch);
}
