import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { findOidcSettings } from "./oidc-settings";

export const oidcProviderId = "oidc";

/** How long the provider may take for an answer. */
const timeoutMs = 10_000;

/** The company's OpenID provider as next-auth knows it: authorization code with PKCE, state and nonce. */
export function oidcProviders(): OAuthConfig<Record<string, unknown>>[] {
  const settings = findOidcSettings();
  if (!settings) return [];
  const { issuer, clientId, clientSecret, name } = settings;
  return [
    {
      id: oidcProviderId,
      name,
      type: "oauth",
      issuer,
      wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      httpOptions: { timeout: timeoutMs },
      // Who that is here is decided by `admitOidcUser`.
      profile: ({ sub }) => ({ id: String(sub) }),
    },
  ];
}
