import type { Changes } from "./changes";

type Details = Readonly<Record<string, string | null>>;

/** What the audit trail tells of: the name of each event, and the rest of a sentence that begins with a person's name. */
const words = {
  "account.added": { kind: "Account added", says: () => "added this account" },
  "account.verified": {
    kind: "Connection verified",
    says: ({ result }) => `verified the connection${result ? `: ${result}` : ""}`,
  },
  "account.token_refreshed": {
    kind: "Token refreshed",
    says: ({ result }) => `refreshed the token by hand${result ? `: ${result}` : ""}`,
  },
  "account.renamed": {
    kind: "Account renamed",
    says: (_details, { name }) => (name ? `renamed it from ${name.before} to ${name.after}` : "renamed it"),
  },
  "account.tagged": {
    kind: "Account tagged",
    says: (_details, { tags }) => (tags?.after ? `tagged it ${tags.after}` : "took all tags away"),
  },
  "account.api_key_replaced": { kind: "API key replaced", says: () => "replaced the API key" },
  "account.client_secret_replaced": { kind: "Client secret replaced", says: () => "replaced the client secret" },
  "account.connected": {
    kind: "Access granted",
    says: ({ application, grantedBy }) => `connected it by Sign in with Mirakl${grant(application, grantedBy)}`,
  },
  "account.reconnected": {
    kind: "Access granted again",
    says: ({ application, grantedBy }) => `granted access again${grant(application, grantedBy)}`,
  },
  "account.access_revoked": {
    kind: "Access revoked",
    says: ({ reason }) => `revoked access${reason ? `: “${reason}”` : ""}`,
  },
  "account.revocation_confirmed": {
    kind: "Revocation confirmed",
    says: () => "confirmed that the access is revoked",
  },
  "account.revocation_given_up": {
    kind: "Revocation given up",
    says: () => "could not tell Mirakl of the revocation: the stored token cannot be opened",
  },
  "account.ticket_answered": { kind: "Message answered", says: () => "answered a message" },
  "account.removed": { kind: "Account removed", says: () => "removed the account" },
  "application.added": { kind: "Application added", says: ({ application }) => `added the application ${application}` },
  "application.updated": {
    kind: "Application changed",
    says: ({ application }) => `changed the application ${application}`,
  },
  "application.client_secret_replaced": {
    kind: "Application's secret replaced",
    says: ({ application }) => `replaced the client secret of the application ${application}`,
  },
  "application.removed": {
    kind: "Application removed",
    says: ({ application }) => `removed the application ${application}`,
  },
  "grant.declined": {
    kind: "Access declined",
    says: ({ shop }) => `did not keep the access${shop ? ` to ${shop}` : ""}`,
  },
  "authorization.failed": {
    kind: "Sign in with Mirakl failed",
    says: ({ application, error }) =>
      `came back from Sign in with Mirakl without access${grant(application, null)}${error ? `: ${error}` : ""}`,
  },
  "seller.signed_in": { kind: "Seller signed in", says: () => "signed in with Mirakl" },
  "user.signed_in": { kind: "Signed in", says: ({ method }) => `signed in${signInMethod(method)}` },
  "user.sign_in_failed": { kind: "Sign-in failed", says: () => "did not get in: e-mail or password was not right" },
  "user.sign_in_slowed": {
    kind: "Sign-in slowed down",
    says: () => "failed to sign in so often that it was slowed down",
  },
  "user.second_factor_failed": {
    kind: "Second step failed",
    says: () => "knew the password, but not the code",
  },
  "user.recovery_code_used": {
    kind: "Recovery code used",
    says: ({ left }) => `signed in with a recovery code${left ? `, ${left} left` : ""}`,
  },
  "user.second_factor_added": { kind: "Authenticator app added", says: () => "set up an authenticator app" },
  "user.second_factor_removed": { kind: "Authenticator app removed", says: () => "removed their authenticator app" },
  "user.recovery_codes_renewed": { kind: "Recovery codes renewed", says: () => "made new recovery codes" },
  "user.passkey_added": { kind: "Passkey added", says: ({ passkey }) => `added the passkey ${passkey}` },
  "user.passkey_renamed": {
    kind: "Passkey renamed",
    says: ({ before, after }) => `renamed the passkey ${before} to ${after}`,
  },
  "user.passkey_removed": { kind: "Passkey removed", says: ({ passkey }) => `removed the passkey ${passkey}` },
  "user.added_by_provider": {
    kind: "Person added by single sign-on",
    says: ({ role }) => `came in by single sign-on for the first time, as ${role}`,
  },
  "user.role_changed_by_provider": {
    kind: "Role changed by single sign-on",
    says: ({ before, after }) => `has another role by single sign-on: ${after} instead of ${before}`,
  },
  "user.signed_out": { kind: "Signed out", says: () => "signed out" },
  "user.added": { kind: "Person added", says: ({ email }) => `added ${email}` },
  "user.password_set": {
    kind: "Password set",
    says: ({ email }) => `set a new password for ${email} and ended every session of theirs`,
  },
  "user.password_link_made": {
    kind: "Password reset started",
    says: ({ email }) => `made a link by which ${email} sets a new password`,
  },
  "user.password_reset": {
    kind: "Password reset",
    says: () => "set a new password by a link of an admin, which ended their sessions",
  },
  "user.second_factor_reset": {
    kind: "Second factor reset",
    says: ({ email, passkeys }) =>
      `took the second factor from ${email}${passkeys && passkeys !== "0" ? `, ${passkeys} ${passkeys === "1" ? "passkey" : "passkeys"} included` : ""}, and ended their sessions`,
  },
  "user.invited": { kind: "Person invited", says: ({ email, role }) => `invited ${email} as ${role}` },
  "user.invitation_renewed": {
    kind: "Invitation renewed",
    says: ({ email }) => `made a new link for the invitation of ${email}`,
  },
  "user.invitation_withdrawn": {
    kind: "Invitation withdrawn",
    says: ({ email }) => `withdrew the invitation of ${email}`,
  },
  "user.invitation_accepted": {
    kind: "Invitation accepted",
    says: ({ role }) => `accepted the invitation and came in as ${role}`,
  },
  "user.role_changed": { kind: "Role changed", says: ({ email }) => `changed the role of ${email}` },
  "user.disabled": { kind: "Person disabled", says: ({ email }) => `disabled ${email} and ended their sessions` },
  "user.enabled": { kind: "Person enabled", says: ({ email }) => `enabled ${email}` },
  "user.removed": { kind: "Person removed", says: ({ email }) => `removed ${email}` },
  "user.sessions_ended": { kind: "Sessions ended", says: ({ email }) => `signed ${email} out everywhere` },
  "user.session_ended": { kind: "Session ended", says: () => "ended one of their own sessions" },
  "user.password_changed": {
    kind: "Password changed",
    says: () => "changed their own password and ended their other sessions",
  },
  "secret.read": {
    kind: "Secret used",
    says: ({ secret, purpose }) => `used the ${secret}${purpose ? ` to ${purpose}` : ""}`,
  },
  "key.rotation_started": {
    kind: "Re-sealing started",
    says: ({ key, values }) => `started to re-seal ${values} data keys and values with the encryption key “${key}”`,
  },
  "key.rotation_finished": {
    kind: "Re-sealing finished",
    says: ({ key, resealed, noLongerUsed }) =>
      `re-sealed ${resealed} data keys and values with the encryption key “${key}”${noLongerUsed ? `; no longer used: ${noLongerUsed}` : ""}`,
  },
  "view.shared": { kind: "View shared", says: ({ view }) => `shared the view “${view}” with everybody` },
  "view.changed": {
    kind: "Shared view changed",
    says: ({ view }, { name }) =>
      name ? `renamed the shared view “${name.before}” to “${name.after}”` : `changed the shared view “${view}”`,
  },
  "view.unshared": {
    kind: "View no longer shared",
    says: ({ view }) => `kept the shared view “${view}” for themselves`,
  },
  "view.removed": { kind: "Shared view removed", says: ({ view }) => `removed the shared view “${view}”` },
  "bulk.started": {
    kind: "Bulk action started",
    says: ({ action, accounts, skipped }) =>
      `started to ${bulkWords[action ?? ""] ?? "work on"} ${accounts} account${accounts === "1" ? "" : "s"} at once${skipped && skipped !== "0" ? `, ${skipped} skipped` : ""}`,
  },
  "bulk.cancelled": { kind: "Bulk action cancelled", says: () => "cancelled a bulk action" },
  "import.started": {
    kind: "Import started",
    says: ({ rows, file }) =>
      `started to import ${rows} account${rows === "1" ? "" : "s"}${file ? ` from ${file}` : ""}`,
  },
  "accounts.exported": {
    kind: "Accounts exported",
    says: ({ format, accounts }) => `exported ${accounts ?? "the"} accounts as ${format}`,
  },
  "activity.exported": { kind: "Activity exported", says: ({ format }) => `exported the activity as ${format}` },
} satisfies Record<string, { kind: string; says: (details: Details, changes: Changes) => string }>;

export type AuditEventName = keyof typeof words;
export const auditEventNames = Object.keys(words) as AuditEventName[];
export type AccountEvent = Extract<AuditEventName, `account.${string}`>;

const bulkWords: Record<string, string> = {
  verify: "verify",
  refresh: "refresh the tokens of",
  revoke: "revoke access of",
  tag: "add a tag to",
  untag: "remove a tag from",
  remove: "remove",
};

function grant(application: string | null | undefined, grantedBy: string | null | undefined): string {
  return `${application ? ` through ${application}` : ""}${grantedBy ? `, as ${grantedBy}` : ""}`;
}

const methods: Record<string, string> = {
  password: " with a password",
  code: " with a password and a code",
  recovery_code: " with a password and a recovery code",
  passkey: " with a passkey",
  sso: " by single sign-on",
};

function signInMethod(method: string | null | undefined): string {
  return methods[method ?? ""] ?? "";
}

function isKnown(event: string): event is AuditEventName {
  return Object.hasOwn(words, event);
}

/** The rest of a sentence that begins with a person's name. An event of another version shows its own name. */
export function eventSentence({
  event,
  details,
  changes,
}: {
  event: string;
  details: Details;
  changes: Changes;
}): string {
  return isKnown(event) ? words[event].says(details, changes) : event;
}

/** What kind of event it is, as a filter names it. */
export function eventKind(event: string): string {
  return isKnown(event) ? words[event].kind : event;
}
