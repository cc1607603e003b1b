/** What people do to accounts, as the audit trail names it. */
export const accountEvents = [
  "account.added",
  "account.verified",
  "account.token_refreshed",
  "account.renamed",
  "account.api_key_replaced",
  "account.client_secret_replaced",
  "account.connected",
  "account.reconnected",
  "account.access_revoked",
  "account.revocation_confirmed",
  "account.ticket_answered",
  "account.removed",
] as const;
export type AccountEvent = (typeof accountEvents)[number];

const summaries: Record<AccountEvent, (details: Record<string, string | null>) => string> = {
  "account.added": () => "added this account",
  "account.verified": ({ result }) => `verified the connection${result ? `: ${result}` : ""}`,
  "account.token_refreshed": ({ result }) => `refreshed the token by hand${result ? `: ${result}` : ""}`,
  "account.renamed": ({ before, after }) => `renamed it from ${before} to ${after}`,
  "account.api_key_replaced": () => "replaced the API key",
  "account.client_secret_replaced": () => "replaced the client secret",
  "account.connected": ({ application, grantedBy }) =>
    `connected it by Sign in with Mirakl${grant(application, grantedBy)}`,
  "account.reconnected": ({ application, grantedBy }) => `granted access again${grant(application, grantedBy)}`,
  "account.access_revoked": ({ reason }) => `revoked access${reason ? `: “${reason}”` : ""}`,
  "account.revocation_confirmed": () => "confirmed that the access is revoked",
  "account.ticket_answered": () => "answered a message",
  "account.removed": () => "removed the account",
};

function grant(application: string | null | undefined, grantedBy: string | null | undefined): string {
  return `${application ? ` through ${application}` : ""}${grantedBy ? `, as ${grantedBy}` : ""}`;
}

/** The rest of a sentence that begins with a person's name. An event of another version shows its own name. */
export function activitySummary(event: string, details: Record<string, string | null>): string {
  const known = accountEvents.find((name) => name === event);
  return known ? summaries[known](details) : event;
}
