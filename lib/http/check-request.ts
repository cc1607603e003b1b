import type { ErrorCode } from "@/lib/errors/error-table";

/**
 * Whether a request may go on at all: whatever changes something comes from our own pages, by `APP_URL` and not by a
 * `Host` or `X-Forwarded-Host` that whoever calls has written; and its path is one that can be read.
 * @param sent.origin the header; null where no browser sends one, such as from a script, which has no cookies to abuse
 * @returns why not; null when it may
 */
export function checkRequest(
  sent: { method: string; pathname: string; origin: string | null },
  appUrl: string,
): Extract<ErrorCode, "foreign_origin" | "malformed_request"> | null {
  const isReading = sent.method === "GET" || sent.method === "HEAD";
  if (!isReading && sent.origin !== null && sent.origin !== appUrl) return "foreign_origin";
  try {
    decodeURIComponent(sent.pathname);
    return null;
  } catch {
    return "malformed_request";
  }
}
