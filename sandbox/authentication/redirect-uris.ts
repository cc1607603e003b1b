import type { Application } from "../state/sign-in-entries";

const loopbackCallback = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?\/auth\/mirakl(\?[^#]*)?$/;

/** Whether the application registered this address: compared character by character (RFC 6749 section 3.1.2.3). */
export function isRegistered({ redirectUris, anyLoopbackPort }: Application, redirectUri: string): boolean {
  return redirectUris.includes(redirectUri) || (anyLoopbackPort && loopbackCallback.test(redirectUri));
}

/** The address with parameters added, its own query kept as it is (RFC 6749 section 4.1.2). */
export function withParameters(redirectUri: string, parameters: Record<string, string | null>): string {
  const added = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== null) added.set(name, value);
  const separator = !redirectUri.includes("?") ? "?" : /[?&]$/.test(redirectUri) ? "" : "&";
  return `${redirectUri}${separator}${added}`;
}
