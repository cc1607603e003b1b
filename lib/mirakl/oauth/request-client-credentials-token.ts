import { allowInsecureRequests, ClientSecretPost, clientCredentialsGrantRequest, customFetch } from "oauth4webapi";
import type { Secret } from "@/lib/secret";
import type { CallLimits, MiraklFetch } from "../mirakl-fetch";
import { authorizationServer } from "./authorization-server";
import { interpretTokenAnswer } from "./interpret-token-answer";
import type { TokenAnswer } from "./token-answer";

export interface ClientCredentials {
  clientId: string;
  clientSecret: Secret;
  /** Sent as `audience`; null for marketplaces and channel partners, who send none. */
  companyId: string | null;
}

/**
 * Exchanges client ID and secret for a token (RFC 6749 section 4.4): `POST {authUrl}/oauth/token` with everything in
 * the form body and nothing in the query, as Mirakl documents it.
 * @param authUrl address of the environment's authentication system, such as `https://auth.mirakl.net`
 * @throws AppError of {@link interpretTokenAnswer}, or what `fetch` throws when no answer came
 */
export async function requestClientCredentialsToken(
  ask: { authUrl: string; credentials: ClientCredentials } & CallLimits,
  fetch: MiraklFetch,
): Promise<TokenAnswer> {
  const { clientId, clientSecret, companyId } = ask.credentials;
  const server = authorizationServer(ask.authUrl);
  const endpoint = new URL(server.token_endpoint);
  const client = { client_id: clientId };
  const response = await clientCredentialsGrantRequest(
    server,
    client,
    ClientSecretPost(clientSecret.reveal()),
    companyId === null ? {} : { audience: companyId },
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
    audience: companyId,
    host: endpoint.host,
    sent: [clientSecret],
  });
}
