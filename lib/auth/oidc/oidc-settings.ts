import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";
import type { RoleRule } from "./told-claims";

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the button: "Sign in with {name}". */
  name: string;
  role: RoleRule;
}

/** The OpenID provider of `OIDC_*`; null = there is none. */
export function findOidcSettings(): OidcSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, ...rest } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  const { OIDC_ROLE_CLAIM: claim, OIDC_ADMIN_VALUES: adminValues, OIDC_VIEWER_VALUES: viewerValues } = rest;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME,
    role: { claim, adminValues, viewerValues },
  };
}

/** @throws AppError `sso_failed` */
export function requireOidcSettings(): OidcSettings {
  const settings = findOidcSettings();
  if (!settings) throw new AppError("sso_failed");
  return settings;
}
