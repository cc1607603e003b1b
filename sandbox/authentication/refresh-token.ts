import type { World } from "../world";
import { issueAccessToken } from "./access-tokens";
import { authenticateApplication } from "./authenticate-client";
import { authorizationAnswer } from "./authorization-answer";
import { endAuthorization, renewRefreshToken } from "./authorizations";
import { OAuthError } from "./oauth-error";
import type { TokenForm } from "./token-form";

/**
 * `grant_type=refresh_token` (RFC 6749 section 6). Access tokens that were given before go on working. With rotation a
 * spent refresh token was stolen or lost (RFC 9700 section 4.14.2): using it ends the whole authorization.
 * @throws {OAuthError} `invalid_grant` for a refresh token that is unknown, spent, of another client or revoked
 */
export function grantByRefreshToken(world: World, form: TokenForm): Record<string, unknown> {
  form.allowOnly(["grant_type", "client_id", "client_secret", "refresh_token"]);
  const application = authenticateApplication(world, form);
  const used = world.state.refreshTokens.get(form.require("refresh_token"));
  const authorization = world.state.authorizations.get(used?.authorizationId ?? "");
  if (!used || authorization?.clientId !== application.clientId) {
    throw new OAuthError("invalid_grant", "The refresh token is not known.");
  }
  if (authorization.endedAt !== null) throw new OAuthError("invalid_grant", "The authorization was revoked.");
  if (used.spent) {
    endAuthorization(world, authorization, { event: "refresh_token_reused", reason: null });
    throw new OAuthError("invalid_grant", "The refresh token was used already. The authorization was revoked.");
  }
  const refreshToken = renewRefreshToken(world, application, { authorization, used });
  const token = issueAccessToken(world, application, authorization.authorizationId);
  return authorizationAnswer(world, { application, authorization, token, refreshToken });
}
