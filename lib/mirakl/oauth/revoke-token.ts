import { allowInsecureRequests, customFetch, revocationRequest } from "oauth4webapi";
import type { ErrorCode } from "@/lib/errors/error-table";
import { Secret } from "@/lib/secret";
import type { CallLimits, MiraklFetch } from "../mirakl-fetch";
import { type AskedCall, answerError, passingFailure, receiveAnswer } from "../received-answer";
import { authorizationServer } from "./authorization-server";
import type { OAuthClient } from "./token-request";

export interface RevocationAsk extends CallLimits {
  authUrl: string;
  client: OAuthClient;
  /** Mirakl revokes by access token only. A dead one gets 200 as well and changes nothing. */
  accessToken: Secret;
  /** Kept in Mirakl's token history. */
  reason: string | null;
}

/**
 * Revokes an access at Mirakl (RFC 7009): `POST {authUrl}/oauth/token/revoke` with HTTP Basic and a form body. Any
 * 2xx is success, whatever its body.
 * @throws AppError of {@link interpretRevocation}, or what `fetch` throws when no answer came
 */
export async function revokeToken(ask: RevocationAsk, fetch: MiraklFetch): Promise<void> {
  const { client, authUrl, accessToken } = ask;
  const host = new URL(authUrl).host;
  const [documented, encoded] = basicCredentials(client);
  const asked = { host, sent: [client.clientSecret, accessToken, new Secret(documented), new Secret(encoded)] };
  const response = await postRevocation(ask, documented, fetch);
  // Mirakl documents the plain pair; RFC 6749 section 2.3.1 has both parts form-encoded first, which differs only
  // where they hold special characters.
  const isOtherPairWorthATry = response.status === 401 && encoded !== documented;
  const answer = isOtherPairWorthATry ? await postRevocation(ask, encoded, fetch) : response;
  // A person wrote the reason, and Mirakl does not say what it takes: no reason may keep an access alive.
  const isReasonInTheWay = ask.reason !== null && [400, 403, 413, 414, 422].includes(answer.status);
  const pair = isOtherPairWorthATry ? encoded : documented;
  await interpretRevocation(
    isReasonInTheWay ? await postRevocation({ ...ask, reason: null }, pair, fetch) : answer,
    asked,
  );
}

/**
 * @throws AppError `mirakl_client_rejected`, `mirakl_client_not_allowed`, `mirakl_rate_limited`,
 *   `mirakl_unavailable`, `mirakl_malformed_response`
 */
export async function interpretRevocation(response: Response, asked: AskedCall): Promise<void> {
  if (response.ok) return;
  const answer = await receiveAnswer(response, asked);
  throw passingFailure(answer) ?? answerError(refusalCode(answer.status, answer.json?.error), answer);
}

function refusalCode(status: number, oauthError: unknown): ErrorCode {
  if (status === 401 || oauthError === "invalid_client") return "mirakl_client_rejected";
  return status === 403 || oauthError === "unauthorized_client"
    ? "mirakl_client_not_allowed"
    : "mirakl_malformed_response";
}

function postRevocation(ask: RevocationAsk, basic: string, fetch: MiraklFetch): Promise<Response> {
  const server = authorizationServer(ask.authUrl);
  const endpoint = new URL(server.revocation_endpoint);
  return revocationRequest(
    server,
    { client_id: ask.client.clientId },
    // The library's own Basic would also encode letters such as "-", which nothing but a decoder understands.
    (_server, _client, _body, headers) => headers.set("authorization", `Basic ${basic}`),
    ask.accessToken.reveal(),
    {
      additionalParameters: {
        token_type_hint: "access_token",
        // In Mirakl's sample, though not in its table; servers ignore what they do not know (RFC 7009 section 2.1).
        grant_type: "revoke_token",
        ...(ask.reason && { reason: ask.reason }),
      },
      [allowInsecureRequests]: endpoint.protocol === "http:",
      [customFetch]: (_, { method, headers, body }) =>
        fetch(endpoint, {
          method,
          headers: {
            accept: "application/json",
            authorization: headers.authorization ?? "",
            "content-type": "application/x-www-form-urlencoded",
          },
          body: body?.toString() ?? "",
          ...(ask.signal && { signal: ask.signal }),
          ...(ask.timeoutMs !== undefined && { timeoutMs: ask.timeoutMs }),
        }),
    },
  );
}

/** The pair as Mirakl documents it, and as the RFC has it; equal for the usual IDs and secrets. */
function basicCredentials({ clientId, clientSecret }: OAuthClient): [documented: string, encoded: string] {
  const secret = clientSecret.reveal();
  const formEncode = (part: string) => new URLSearchParams({ "": part }).toString().slice(1);
  return [
    Buffer.from(`${clientId}:${secret}`).toString("base64"),
    Buffer.from(`${formEncode(clientId)}:${formEncode(secret)}`).toString("base64"),
  ];
}
