import { authorizationServer } from "./authorization-server";

/**
 * The link that begins "Sign in with Mirakl" (RFC 6749 section 4.1.1), with the parameters that Mirakl documents and
 * no other: no scope, no PKCE.
 * @param ask.redirectUri null leaves it out: Mirakl takes the first that is registered
 * @param ask.audience null leaves it out: the user chooses marketplace and shop
 * @param ask.sendsResponseType adds `response_type=code`, which the RFC requires and Mirakl does not mention
 */
export function authorizeUrl(ask: {
  authUrl: string;
  clientId: string;
  redirectUri: string | null;
  audience: string | null;
  state: string;
  sendsResponseType: boolean;
}): URL {
  const url = new URL(authorizationServer(ask.authUrl).authorization_endpoint);
  if (ask.sendsResponseType) url.searchParams.set("response_type", "code");
  url.searchParams.set("client_id", ask.clientId);
  if (ask.redirectUri !== null) url.searchParams.set("redirect_uri", ask.redirectUri);
  if (ask.audience !== null) url.searchParams.set("audience", ask.audience);
  url.searchParams.set("state", ask.state);
  return url;
}
