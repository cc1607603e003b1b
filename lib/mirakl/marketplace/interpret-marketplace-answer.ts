import type { z } from "zod";
import type { AppError } from "@/lib/errors/app-error";
import { answerError, passingFailure, type ReceivedAnswer, receiveAnswer } from "../received-answer";
import type { AskedMarketplace } from "./marketplace-call";

/**
 * Reads the answer to an authenticated call.
 * @throws AppError `mirakl_request_refused` for 400, `mirakl_credentials_rejected` (key) or `mirakl_token_rejected` for 401, `mirakl_permission_missing`
 *   for 403, `mirakl_shop_not_found` for 404, `mirakl_not_an_instance` for a 404 that no API wrote,
 *   `mirakl_rate_limited`, `mirakl_unavailable`, `mirakl_malformed_response`
 */
export async function interpretMarketplaceAnswer<Schema extends z.ZodType>(
  response: Response,
  asked: AskedMarketplace,
  schema: Schema,
  expectedStatus: 200 | 201 = 200,
): Promise<z.output<Schema>> {
  const answer = await receiveAnswer(response, asked);
  const failure = passingFailure(answer) ?? refusal(answer, asked);
  if (failure) throw failure;
  const parsed = schema.safeParse(answer.json);
  if (answer.status !== expectedStatus) throw answerError("mirakl_malformed_response", answer);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  const reason = answer.json ? `its ${String(field)} is missing or of another kind` : "it is not a JSON object";
  throw answerError("mirakl_malformed_response", answer, { reason });
}

function refusal(answer: ReceivedAnswer, asked: AskedMarketplace): AppError | null {
  switch (answer.status) {
    case 400:
      return answerError("mirakl_request_refused", answer);
    case 401:
      return answerError(
        asked.credentialKind === "api_key" ? "mirakl_credentials_rejected" : "mirakl_token_rejected",
        answer,
      );
    case 403:
      return answerError("mirakl_permission_missing", answer);
    case 404:
      // Mirakl's 404 means "does not exist for the current user", which for these calls can only be the shop.
      if (asked.shopId !== null) return answerError("mirakl_shop_not_found", answer, { shopId: asked.shopId });
      return answerError(answer.json ? "mirakl_shop_not_found" : "mirakl_not_an_instance", answer);
    default:
      return null;
  }
}
