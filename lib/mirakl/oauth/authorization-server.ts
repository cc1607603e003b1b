import type { AuthorizationServer } from "oauth4webapi";

/**
 * Mirakl's authentication system at an address such as `https://auth.mirakl.net`; the address may have a path.
 * Mirakl publishes no metadata document (RFC 8414), so its endpoints are derived.
 */
export function authorizationServer(authUrl: string): AuthorizationServer & { token_endpoint: string } {
  const base = authUrl.replace(/\/+$/, "");
  return { issuer: base, token_endpoint: `${base}/oauth/token` };
}
