import type { ErrorDetails } from "./error-details";

/** When the same call may be tried again by itself. This column is the worker's whole retry policy. */
export type RetryPolicy = "never" | "later" | "after_reconnect";

export interface ErrorRow {
  status: number;
  retry: RetryPolicy;
  /** What happened, and what it means. */
  message: (details: ErrorDetails) => string;
  /** What to do next, at most three steps. */
  advice: (details: ErrorDetails) => string[];
}

export function row(
  status: number,
  retry: RetryPolicy,
  message: string | ((details: ErrorDetails) => string),
  advice: string | ((details: ErrorDetails) => string[]),
): ErrorRow {
  return {
    status,
    retry,
    message: typeof message === "string" ? () => message : message,
    advice: typeof advice === "string" ? () => [advice] : advice,
  };
}

export const host = (d: ErrorDetails) => d.host ?? "The host";

/** The sentence, and behind it what the host answered in its own words. */
export function withAnswer(sentence: string, d: ErrorDetails): string {
  const words = [
    d.status && `${host(d)} answered ${d.status}`,
    d.oauthError,
    d.theirWords && `“${d.theirWords.replace(/[.!]+$/, "")}”`,
  ]
    .filter(Boolean)
    .join(", ");
  return words ? `${sentence} ${words}.` : sentence;
}

export function waitWords({ retryAfterSeconds }: ErrorDetails): string {
  if (retryAfterSeconds === undefined) return "a few minutes";
  return retryAfterSeconds < 120 ? `${retryAfterSeconds} s` : `${Math.ceil(retryAfterSeconds / 60)} min`;
}
