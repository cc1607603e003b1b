import type { Handler } from "hono";
import type { World } from "../world";
import { grantByCode } from "./authorization-code";
import { grantClientCredentials } from "./client-credentials";
import { noStore } from "./no-store";
import { OAuthError } from "./oauth-error";
import { grantByRefreshToken } from "./refresh-token";
import { TokenForm } from "./token-form";

type Grant = (world: World, form: TokenForm) => Record<string, unknown>;

/** The grants that are played; every other one is answered with `unsupported_grant_type`. */
const grants = new Map<string, Grant>([
  ["client_credentials", grantClientCredentials],
  ["authorization_code", grantByCode],
  ["refresh_token", grantByRefreshToken],
]);

const bodyOnly = "client_id and client_secret belong into the body, not into the Authorization header.";

/** `POST /oauth/token`: parameters in the form body only, refusals as in RFC 6749 section 5.2. */
export function tokenEndpoint(world: World): Handler {
  return async (c) => {
    try {
      const form = TokenForm.parse({
        url: c.req.url,
        contentType: c.req.header("content-type"),
        body: await c.req.text(),
      });
      if (c.req.header("authorization") !== undefined) throw new OAuthError("invalid_request", bodyOnly);
      const grant = grants.get(form.require("grant_type"));
      if (!grant) throw new OAuthError("unsupported_grant_type", "This grant_type is not supported.");
      return c.json(grant(world, form), 200, noStore);
    } catch (error) {
      if (error instanceof OAuthError) return c.json(error.body, error.status, noStore);
      throw error;
    }
  };
}
