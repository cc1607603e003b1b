import type { Handler } from "hono";
import type { World } from "../world";
import { findLivingToken } from "./access-tokens";
import { authenticateByHeader } from "./authenticate-client";
import { endAuthorization } from "./authorizations";
import { noStore } from "./no-store";
import { OAuthError } from "./oauth-error";
import { TokenForm } from "./token-form";

const documented = ["token", "token_type_hint", "reason", "grant_type"];

/**
 * `POST /oauth/token/revoke`: HTTP Basic, and a form with an access token (RFC 7009). A living token takes its whole
 * authorization along; one that has ended, is unknown or belongs to another client changes nothing, with the same
 * answer.
 */
export function revocationEndpoint(world: World): Handler {
  return async (c) => {
    try {
      const form = TokenForm.parse({
        url: c.req.url,
        contentType: c.req.header("content-type"),
        body: await c.req.text(),
      });
      form.allowOnly(documented);
      const { clientId } = authenticateByHeader(world, c.req.header("authorization"));
      const token = findLivingToken(world, requireAccessToken(form));
      const authorization = world.state.authorizations.get(token?.authorizationId ?? "");
      if (authorization?.clientId === clientId) {
        endAuthorization(world, authorization, { event: "revoked_by_application", reason: form.get("reason") });
      }
      return c.json({ status: "ok" }, 200, noStore);
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      const challenge: Record<string, string> = error.status === 401 ? { "WWW-Authenticate": "Basic" } : {};
      return c.json(error.body, error.status, { ...noStore, ...challenge });
    }
  };
}

/** Mirakl's own example sends `grant_type=revoke_token` too, which its table of parameters does not have. */
function requireAccessToken(form: TokenForm): string {
  if (form.require("token_type_hint") !== "access_token") {
    throw new OAuthError("unsupported_token_type", "Only access tokens can be revoked.");
  }
  if (![null, "revoke_token"].includes(form.get("grant_type"))) {
    throw new OAuthError("unsupported_grant_type", "The grant_type can only be revoke_token here.");
  }
  return form.require("token");
}
