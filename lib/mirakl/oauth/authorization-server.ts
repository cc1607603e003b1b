/**
 * Mirakl's authentication system at an address such as `https://auth.mirakl.net`; the address may have a path.
 * Mirakl publishes no metadata document (RFC 8414), so its endpoints are derived.
 */
export function authorizationServer(authUrl: string) {
  const base = authUrl.replace(/\/+$/, "");
  return {
    issuer: base,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/oauth/token`,
    revocation_endpoint: `${base}/oauth/token/revoke`,
  };
}
