import { allowInsecureRequests, ClientSecretPost, customFetch, genericTokenEndpointRequest } from "oauth4webapi";
import type { Secret } from "@/lib/secret";
import type { CallLimits, MiraklFetch } from "../mirakl-fetch";
import { authorizationServer } from "./authorization-server";
import { interpretTokenAnswer, type TokenGrantType } from "./interpret-token-answer";
import type { TokenAnswer } from "./token-answer";

/** An OAuth client at Mirakl: of an account itself, or of an application. */
export interface OAuthClient {
  clientId: string;
  clientSecret: Secret;
}

export interface TokenRequest extends CallLimits {
  /** Address of the environment's authentication system, such as `https://auth.mirakl.net`. */
  authUrl: string;
  client: OAuthClient;
  grantType: TokenGrantType;
  /** Further form parameters by their wire names. */
  parameters: Record<string, string>;
  /** Secrets among the parameters, so that no answer that echoes them is ever quoted. */
  sent?: Secret[];
}

/**
 * `POST {authUrl}/oauth/token` with client and parameters in the form body and nothing in the query, as Mirakl
 * documents it (RFC 6749 section 2.3.1 calls this client_secret_post).
 * @throws AppError of {@link interpretTokenAnswer}, or what `fetch` throws when no answer came
 */
export async function requestToken(ask: TokenRequest, fetch: MiraklFetch): Promise<TokenAnswer> {
  const { clientId, clientSecret } = ask.client;
  const server = authorizationServer(ask.authUrl);
  const endpoint = new URL(server.token_endpoint);
  const client = { client_id: clientId };
  const response = await genericTokenEndpointRequest(
    server,
    client,
    ClientSecretPost(clientSecret.reveal()),
    ask.grantType,
    ask.parameters,
    {
      // Which addresses may be called by http is decided by whoever provides `fetch`.
      [allowInsecureRequests]: endpoint.protocol === "http:",
      [customFetch]: (_, { method, body }) =>
        fetch(endpoint, {
          method,
          // The library would add a charset parameter, which this media type does not have.
          headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
          body: body.toString(),
          ...(ask.signal && { signal: ask.signal }),
          ...(ask.timeoutMs !== undefined && { timeoutMs: ask.timeoutMs }),
        }),
    },
  );
  return interpretTokenAnswer(response, {
    authUrl: ask.authUrl,
    client,
    grantType: ask.grantType,
    audience: ask.parameters.audience ?? null,
    host: endpoint.host,
    sent: [clientSecret, ...(ask.sent ?? [])],
  });
}
