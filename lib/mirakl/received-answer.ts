import { AppError } from "@/lib/errors/app-error";
import type { ErrorDetails } from "@/lib/errors/error-details";
import type { ErrorCode } from "@/lib/errors/error-table";
import type { Secret } from "@/lib/secret";
import { quoteTheirWords } from "./their-words";

/** What a host answered, read once. */
export interface ReceivedAnswer {
  host: string;
  status: number;
  headers: Headers;
  text: string;
  /** The body if it is a JSON object, else null. */
  json: Record<string, unknown> | null;
  /** What was sent along, so that nothing of it is ever quoted. */
  sent: Secret[];
}

/** What an interpretation knows of the call that was made. */
export interface AskedCall {
  host: string;
  sent: Secret[];
}

export async function receiveAnswer(response: Response, asked: AskedCall): Promise<ReceivedAnswer> {
  const text = await response.text();
  return { ...asked, status: response.status, headers: response.headers, text, json: parseObject(text) };
}

/** An error that says what the host answered, without anything that was sent. */
export function answerError(code: ErrorCode, answer: ReceivedAnswer, details: ErrorDetails = {}): AppError {
  const { host, status } = answer;
  return new AppError(code, { details: { host, status, ...quoteTheirWords(answer), ...details } });
}

/**
 * The failures that pass by themselves, whatever was asked: too many calls, and a server that cannot answer.
 * @returns null when the answer is none of them
 */
export function passingFailure(answer: ReceivedAnswer): AppError | null {
  if (answer.status === 429) {
    const retryAfterSeconds = retryAfterOf(answer.headers);
    return answerError("mirakl_rate_limited", answer, retryAfterSeconds === null ? {} : { retryAfterSeconds });
  }
  if (answer.status < 500) return null;
  const retryAfterSeconds = retryAfterOf(answer.headers);
  return answerError("mirakl_unavailable", answer, retryAfterSeconds === null ? {} : { retryAfterSeconds });
}

const longestWaitSeconds = 86_400;

/**
 * `Retry-After` in seconds (RFC 9110 section 10.2.3), at most a day. A date counts from the answer's own `Date`, so
 * that no two clocks are compared.
 */
function retryAfterOf(headers: Headers): number | null {
  const value = headers.get("retry-after")?.trim();
  if (!value) return null;
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : Math.ceil((Date.parse(value) - Date.parse(headers.get("date") ?? "")) / 1_000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), longestWaitSeconds) : null;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
