import {
  authenticationMethodLabels,
  environmentLabels,
  integrationTypeLabels,
  type SecretField,
} from "@/lib/vocabulary";

/** What the audit trail calls facts, as people call them. */
const labels: Record<string, string> = {
  access: "Access",
  accountId: "Account",
  accounts: "Accounts",
  action: "Action",
  application: "Application",
  audience: "Audience",
  authenticationMethod: "Authentication",
  baseUrl: "Mirakl URL",
  by: "Counted by",
  clientId: "Client ID",
  companyId: "Company ID",
  companyName: "Company",
  email: "Email",
  ended: "Sessions ended",
  environment: "Environment",
  error: "Error",
  events: "Events",
  expiresAt: "Expires",
  file: "File",
  filter: "Filter",
  format: "Format",
  grantedBy: "Granted by",
  integrationType: "Integration type",
  limitedRights: "Limited rights",
  method: "Method",
  name: "Name",
  purpose: "Purpose",
  reason: "Reason",
  redirectUri: "Redirect URI",
  requestedBy: "Requested by",
  revocation: "Revocation",
  role: "Role",
  rows: "Rows",
  run: "Bulk action",
  secret: "Secret",
  secretLastFour: "Secret ends in",
  secretsUsed: "Secrets used",
  sendsRedirectUri: "Sends the redirect URI",
  sendsResponseType: "Sends the response type",
  shop: "Shop",
  shopId: "Shop ID",
  shopName: "Shop",
  skipped: "Skipped",
  slug: "Public address",
  state: "State",
  tag: "Tag",
  thread: "Thread",
  user: "Person",
};

const secretLabels: Record<SecretField, string> = {
  api_key: "API key",
  client_secret: "client secret",
  access_token: "access token",
  refresh_token: "refresh token",
  totp_secret: "authenticator app’s key",
};

const values: Record<string, Record<string, string>> = {
  authenticationMethod: authenticationMethodLabels,
  environment: environmentLabels,
  integrationType: integrationTypeLabels,
  sendsRedirectUri: { true: "Yes", false: "No" },
  sendsResponseType: { true: "Yes", false: "No" },
};

/** One that has no words yet shows its own name. */
export function fieldLabel(field: string): string {
  return labels[field] ?? field;
}

/** A value as people read it; what has no words of its own stays as it is. */
export function fieldValue(field: string, value: string | null): string | null {
  if (value === null) return null;
  if (field !== "secretsUsed") return values[field]?.[value] ?? value;
  return value.replace(/\w+/g, (word) => secretLabels[word as SecretField] ?? word);
}
