import { randomBytes } from "node:crypto";
import type { Application, AuthorizationCode, Place } from "../state/sign-in-entries";
import type { World } from "../world";
import { issueAccessToken } from "./access-tokens";
import { authenticateApplication } from "./authenticate-client";
import { authorizationAnswer } from "./authorization-answer";
import { createAuthorization, endAuthorization } from "./authorizations";
import { OAuthError } from "./oauth-error";
import type { TokenForm } from "./token-form";

/** RFC 6749 section 4.1.2 allows ten minutes; Mirakl does not say. */
const codeLifetimeMs = 60_000;
/** So long a code is known after its end, to notice that it is used again. */
const rememberCodesMs = 86_400_000;

interface Consent {
  application: Application;
  email: string;
  place: Place;
  /** As the request named it; null when it named none. */
  redirectUri: string | null;
}

/** Makes the code that goes back to the application with the browser. */
export function issueCode(world: World, { application, email, place, redirectUri }: Consent): AuthorizationCode {
  const { codes } = world.state;
  const nowMs = world.now().getTime();
  for (const { code, expiresAt } of codes.values()) {
    if (Date.parse(expiresAt) < nowMs - rememberCodesMs) codes.delete(code);
  }
  const code: AuthorizationCode = {
    code: randomBytes(32).toString("base64url"),
    clientId: application.clientId,
    email,
    marketplace: place.marketplace,
    shopId: place.shopId,
    companyId: place.companyId,
    redirectUri,
    expiresAt: new Date(nowMs + codeLifetimeMs).toISOString(),
    authorizationId: null,
  };
  codes.set(code.code, code);
  world.changed();
  return code;
}

/**
 * `grant_type=authorization_code` (RFC 6749 section 4.1.3). A code works once, within a minute, for the client that
 * it was made for; using it again ends what came of it.
 * @throws {OAuthError} `invalid_grant` for a code that does not work or another redirect_uri than was asked with
 */
export function grantByCode(world: World, form: TokenForm): Record<string, unknown> {
  form.allowOnly(["grant_type", "client_id", "client_secret", "code", "redirect_uri"]);
  const application = authenticateApplication(world, form);
  const code = world.state.codes.get(form.require("code"));
  if (code?.clientId !== application.clientId) throw new OAuthError("invalid_grant", "The code is not known.");
  if (code.authorizationId !== null) {
    const authorization = world.state.authorizations.get(code.authorizationId);
    if (authorization) endAuthorization(world, authorization, { event: "code_reused", reason: null });
    throw new OAuthError("invalid_grant", "The code was used already. Its tokens were revoked.");
  }
  if (Date.parse(code.expiresAt) <= world.now().getTime()) {
    throw new OAuthError("invalid_grant", "The code has expired.");
  }
  if (code.redirectUri !== form.get("redirect_uri")) {
    throw new OAuthError("invalid_grant", "The redirect_uri is not the one of the authorization request.");
  }
  const { authorization, refreshToken } = createAuthorization(world, code);
  const token = issueAccessToken(world, application, authorization.authorizationId);
  return authorizationAnswer(world, { application, authorization, token, refreshToken });
}
