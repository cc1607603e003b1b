import type { Client } from "../state/sandbox-state";
import type { World } from "../world";
import { issueAccessToken } from "./access-tokens";
import { authenticateByForm } from "./authenticate-client";
import { OAuthError } from "./oauth-error";
import type { TokenForm } from "./token-form";

/**
 * `grant_type=client_credentials` (RFC 6749 section 4.4) as Mirakl documents it.
 * @returns the body of the answer; `company_id` comes with the tokens of Connect sellers
 * @throws {OAuthError} for an unknown client, a wrong secret, an application, an audience that is missing or does not fit
 */
export function grantClientCredentials(world: World, form: TokenForm): Record<string, unknown> {
  form.allowOnly(["grant_type", "client_id", "client_secret", "audience"]);
  const client = authenticateByForm(world, form);
  if (client.type === "application") {
    throw new OAuthError("unauthorized_client", "This client signs people in: it takes authorization codes.");
  }
  checkAudience(client, form.get("audience"));
  const { accessToken, expiresInSeconds } = issueAccessToken(world, client);
  return {
    token_type: "Bearer",
    access_token: accessToken,
    ...(expiresInSeconds === null ? {} : { expires_in: expiresInSeconds }),
    target_app: "",
    resource_owner: "",
    ...(client.companyId ? { company_id: client.companyId } : {}),
  };
}

function checkAudience(client: Client, audience: string | null): void {
  if (client.companyId === null) {
    if (audience === null) return;
    throw new OAuthError("invalid_target", "This client does not take an audience.");
  }
  if (audience === null) throw new OAuthError("invalid_request", "The parameter audience (the company ID) is missing.");
  if (audience !== client.companyId) {
    throw new OAuthError("invalid_target", "The audience is not the company that this client belongs to.");
  }
}
