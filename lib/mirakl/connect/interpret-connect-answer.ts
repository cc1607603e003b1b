import type { z } from "zod";
import type { ErrorCode } from "@/lib/errors/error-table";
import { type AskedCall, answerError, passingFailure, receiveAnswer } from "../received-answer";

const codesByStatus: Record<number, ErrorCode> = {
  400: "mirakl_request_refused",
  401: "mirakl_token_rejected",
  403: "mirakl_permission_missing",
  404: "mirakl_request_refused",
};

/**
 * Reads the answer of Mirakl Connect to an authenticated call.
 * @throws AppError `mirakl_token_rejected` for 401, `mirakl_permission_missing` for 403, `mirakl_rate_limited`,
 *   `mirakl_unavailable`, `mirakl_malformed_response`
 */
export async function interpretConnectAnswer<Schema extends z.ZodType>(
  response: Response,
  asked: AskedCall,
  schema: Schema,
  expectedStatus: 200 | 202 = 200,
): Promise<z.output<Schema>> {
  const answer = await receiveAnswer(response, asked);
  const passing = passingFailure(answer);
  if (passing) throw passing;
  const code = codesByStatus[answer.status];
  if (code) throw answerError(code, answer);
  if (answer.status !== expectedStatus) throw answerError("mirakl_malformed_response", answer);
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  const reason = answer.json ? "a field of it is missing or of another kind" : "it is not a JSON object";
  throw answerError("mirakl_malformed_response", answer, { reason });
}
