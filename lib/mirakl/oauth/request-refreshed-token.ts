import type { Secret } from "@/lib/secret";
import type { CallLimits, MiraklFetch } from "../mirakl-fetch";
import type { TokenAnswer } from "./token-answer";
import { type OAuthClient, requestToken } from "./token-request";

/**
 * Exchanges a refresh token for a new access token (RFC 6749 section 6). The answer may hold a new refresh token,
 * which then takes the place of the old one; without one, the old one goes on.
 * @throws AppError `mirakl_grant_expired` when the grant is over, else as `interpretTokenAnswer`, or what `fetch`
 *   throws when no answer came
 */
export function requestRefreshedToken(
  ask: { authUrl: string; client: OAuthClient; refreshToken: Secret } & CallLimits,
  fetch: MiraklFetch,
): Promise<TokenAnswer> {
  const { refreshToken, ...call } = ask;
  const parameters = { refresh_token: refreshToken.reveal() };
  return requestToken({ ...call, grantType: "refresh_token", parameters, sent: [refreshToken] }, fetch);
}
