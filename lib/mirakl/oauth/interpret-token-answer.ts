import {
  type Client,
  OperationProcessingError,
  processGenericTokenEndpointResponse,
  UnsupportedOperationError,
} from "oauth4webapi";
import type { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { Secret } from "@/lib/secret";
import { type AskedCall, answerError, passingFailure, type ReceivedAnswer, receiveAnswer } from "../received-answer";
import { authorizationServer } from "./authorization-server";
import type { TokenAnswer } from "./token-answer";
import { tokenWire } from "./wire";

export type TokenGrantType = "client_credentials" | "authorization_code" | "refresh_token";

/** What an interpretation knows of the token request that was made. */
export interface AskedToken extends AskedCall {
  authUrl: string;
  client: Client;
  grantType: TokenGrantType;
  /** Company ID that was sent as `audience`; null = none was. */
  audience: string | null;
}

/** `error` of RFC 6749 section 5.2 and RFC 8707 section 2, whatever status it comes with. */
const codesByOauthError: Record<string, ErrorCode> = {
  invalid_client: "mirakl_client_rejected",
  invalid_grant: "mirakl_grant_expired",
  unauthorized_client: "mirakl_client_not_allowed",
  unsupported_grant_type: "mirakl_client_not_allowed",
  invalid_target: "mirakl_audience_rejected",
  temporarily_unavailable: "mirakl_unavailable",
  server_error: "mirakl_unavailable",
};
/**
 * Errors that blame the audience when there was one: all else of the request is always the same, and a client that
 * may not speak for a company is refused access to it, not unknown.
 */
const codesWithAudience: Record<string, ErrorCode> = {
  invalid_request: "mirakl_audience_rejected",
  access_denied: "mirakl_audience_rejected",
};
/** The grant of a code exchange is the code, and the rest of its request is what /authorize was sent. */
const codesWithCode: Record<string, ErrorCode> = {
  invalid_grant: "oauth_code_rejected",
  invalid_request: "oauth_code_rejected",
};
const codesByStatus: Record<number, ErrorCode> = { 401: "mirakl_client_rejected", 403: "mirakl_client_not_allowed" };

/**
 * Reads the answer of the token endpoint (RFC 6749 sections 5.1 and 5.2).
 * @throws AppError `mirakl_client_rejected`, `mirakl_client_not_allowed`, `mirakl_audience_rejected`,
 *   `mirakl_grant_expired`, `oauth_code_rejected`, `mirakl_rate_limited`, `mirakl_unavailable`, `mirakl_malformed_response`
 */
export async function interpretTokenAnswer(response: Response, asked: AskedToken): Promise<TokenAnswer> {
  const answer = await receiveAnswer(response, { host: asked.host, sent: asked.sent });
  const passing = passingFailure(answer);
  if (passing) throw passing;
  // Some servers report errors with status 200.
  if (answer.status !== 200 || answer.json?.error) throw refusal(answer, asked);
  if (!answer.json) throw answerError("mirakl_malformed_response", answer, { reason: "it is not a JSON object" });

  const checked = await checkConformance(answer, answer.json, asked);
  const parsed = tokenWire.safeParse(checked);
  if (!parsed.success) throw malformedToken(answer);
  const wire = parsed.data;
  return {
    accessToken: new Secret(wire.access_token),
    refreshToken: wire.refresh_token === undefined ? null : new Secret(wire.refresh_token),
    expiresInSeconds: wire.expires_in ?? null,
    resourceOwner: wire.resource_owner,
    companyId: wire.company_id,
    companyName: wire.company_name,
    marketplaceId: wire.marketplace_id,
    marketplaceUrl: wire.marketplace_url,
    shopId: wire.shop_id,
    shopName: wire.shop_name,
  };
}

/** Lets the OAuth library judge the answer, without what Mirakl writes for "does not apply" and OpenID's part. */
async function checkConformance(answer: ReceivedAnswer, json: Record<string, unknown>, asked: AskedToken) {
  const meaningful = Object.fromEntries(
    Object.entries(json).filter(([name, value]) => name !== "id_token" && value !== "" && value !== null),
  );
  try {
    const token = await processGenericTokenEndpointResponse(
      authorizationServer(asked.authUrl),
      asked.client,
      Response.json(meaningful),
    );
    if (token.token_type === "bearer") return token;
  } catch (error) {
    // Its errors carry the body, and with it the token, so they go no further.
    const isVerdict = error instanceof OperationProcessingError || error instanceof UnsupportedOperationError;
    if (!isVerdict) throw error;
  }
  throw malformedToken(answer);
}

function refusal(answer: ReceivedAnswer, { audience, grantType }: AskedToken): AppError {
  const oauthError = typeof answer.json?.error === "string" ? answer.json.error : "";
  const codeIn = (table: Record<string, ErrorCode>) =>
    Object.hasOwn(table, oauthError) ? table[oauthError] : undefined;
  const ofCode = grantType === "authorization_code" ? codeIn(codesWithCode) : undefined;
  const known = ofCode ?? codeIn(codesByOauthError) ?? (audience ? codeIn(codesWithAudience) : undefined);
  return answerError(known ?? codesByStatus[answer.status] ?? "mirakl_malformed_response", answer);
}

function malformedToken(answer: ReceivedAnswer): AppError {
  return answerError("mirakl_malformed_response", answer, { reason: "it holds no bearer token" });
}
