import { basicCredentials, decodeFormPart } from "../requests/basic-credentials";
import type { Client } from "../state/sandbox-state";
import type { Application } from "../state/sign-in-entries";
import type { World } from "../world";
import { OAuthError } from "./oauth-error";
import type { TokenForm } from "./token-form";

/**
 * `client_id` and `client_secret` of a form.
 * @throws {OAuthError} `invalid_request` when one is missing, `invalid_client` when they are not right
 */
export function authenticateByForm(world: World, form: TokenForm): Client | Application {
  const clientId = form.require("client_id");
  const clientSecret = form.require("client_secret");
  const client = world.findClient(clientId);
  if (!client) throw new OAuthError("invalid_client", "There is no client with this client_id.");
  if (client.clientSecret !== clientSecret) throw new OAuthError("invalid_client", "The client_secret is not right.");
  return client;
}

/**
 * The same, for what only applications may do.
 * @throws {OAuthError} also `unauthorized_client`
 */
export function authenticateApplication(world: World, form: TokenForm): Application {
  return requireApplication(authenticateByForm(world, form));
}

/**
 * HTTP Basic, either with both parts form-encoded as RFC 6749 section 2.3.1 has it, or as they are.
 * @throws {OAuthError} `invalid_client`, `unauthorized_client`
 */
export function authenticateByHeader(world: World, authorization: string | undefined): Application {
  const raw = basicCredentials(authorization);
  if (!raw) throw new OAuthError("invalid_client", "The Authorization header must be Basic base64(client_id:secret).");
  const decoded = { clientId: decodeFormPart(raw.clientId), clientSecret: decodeFormPart(raw.clientSecret) };
  for (const { clientId, clientSecret } of [raw, decoded]) {
    const client = world.findClient(clientId);
    if (client?.clientSecret === clientSecret) return requireApplication(client);
  }
  throw new OAuthError("invalid_client", "The client_id or the client_secret is not right.");
}

function requireApplication(client: Client | Application): Application {
  if (client.type === "application") return client;
  throw new OAuthError("unauthorized_client", "This client is not registered for Sign in with Mirakl.");
}
