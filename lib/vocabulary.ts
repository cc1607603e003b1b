/** The product's closed word lists: tuples for code and check constraints, labels for people. */

export const environments = ["development", "preproduction", "production", "sandbox"] as const;
export type Environment = (typeof environments)[number];
export const environmentLabels: Record<Environment, string> = {
  development: "Development",
  preproduction: "Pre-production",
  production: "Production",
  sandbox: "Sandbox",
};

/** How an account authenticates at Mirakl. */
export const authenticationMethods = ["client_credentials", "authorization_code", "api_key"] as const;
export type AuthenticationMethod = (typeof authenticationMethods)[number];
export const authenticationMethodLabels: Record<AuthenticationMethod, string> = {
  client_credentials: "Client credentials",
  authorization_code: "Sign in with Mirakl",
  api_key: "API key",
};

/** What kind of Mirakl vendor an account is; channel partners have no API that could be read. */
export const integrationTypes = [
  "marketplace_operator",
  "marketplace_seller",
  "connect_seller",
  "connect_channel_partner",
] as const;
export type IntegrationType = (typeof integrationTypes)[number];
export const integrationTypeLabels: Record<IntegrationType, string> = {
  marketplace_operator: "Marketplace operator",
  marketplace_seller: "Marketplace seller",
  connect_seller: "Mirakl Connect seller",
  connect_channel_partner: "Mirakl Connect channel partner",
};

/** What Mirakl registers an application for: "Sign in with Mirakl" exists for these only. */
export const applicationIntegrationTypes = ["marketplace_operator", "marketplace_seller", "connect_seller"] as const;
export type ApplicationIntegrationType = (typeof applicationIntegrationTypes)[number];

/** What a trip to Mirakl's sign-in is for. */
export const authorizationPurposes = ["connect", "reconnect", "sign_in"] as const;
export type AuthorizationPurpose = (typeof authorizationPurposes)[number];
/** How a trip ended: `failed` comes with an error, the three before it ask the person. */
export const authorizationOutcomes = [
  "connected",
  "updated",
  "signed_in",
  "other_shop",
  "was_revoked",
  "not_connected",
  "failed",
] as const;
export type AuthorizationOutcome = (typeof authorizationOutcomes)[number];

/** Why a granted access is kept although no account uses it. */
export const parkedGrantStates = ["held", "superseded", "revoking"] as const;
export type ParkedGrantState = (typeof parkedGrantStates)[number];

/** In the order in which the first that holds counts. */
export const tokenStatuses = ["revoked", "reconnect", "expired", "failing", "expiring", "active"] as const;
export type TokenStatus = (typeof tokenStatuses)[number];
export const tokenStatusLabels: Record<TokenStatus, string> = {
  active: "Active",
  expiring: "Expiring soon",
  expired: "Expired",
  failing: "Refresh failing",
  reconnect: "Reconnect needed",
  revoked: "Revoked",
};

export const roles = ["admin", "viewer", "seller"] as const;
export type Role = (typeof roles)[number];
/** What a user of the back office can be; sellers are no users, they come from Mirakl. */
export const userRoles = ["admin", "viewer"] as const;
export type UserRole = (typeof userRoles)[number];

/** The steps of a verification, in the order in which they run and are shown. */
export const checkNames = ["address", "instance", "credentials", "environment", "shop", "messages"] as const;
export type CheckName = (typeof checkNames)[number];
export const checkLabels: Record<CheckName, string> = {
  address: "Address",
  instance: "Mirakl instance",
  credentials: "Credentials",
  environment: "Environment",
  shop: "Shop",
  messages: "Messages",
};

export const checkStates = ["passed", "failed", "limited", "skipped"] as const;
export type CheckState = (typeof checkStates)[number];

/** What is sealed for an account, an application, a grant, an authenticator app or a row of an import; the field is part of what the sealed value is bound to. */
export const secretFields = ["api_key", "client_secret", "access_token", "refresh_token", "totp_secret"] as const;
export type SecretField = (typeof secretFields)[number];

export const historyKinds = ["refresh", "verification", "revocation"] as const;
export type HistoryKind = (typeof historyKinds)[number];
export const historyOutcomes = ["succeeded", "limited", "failed", "interrupted"] as const;
export type HistoryOutcome = (typeof historyOutcomes)[number];
/** Who set a refresh or verification off: the worker by itself, a person by hand, or saving credentials. */
export const historyTriggers = ["worker", "person", "save"] as const;
export type HistoryTrigger = (typeof historyTriggers)[number];

/**
 * What became of a reply: on its way, taken by Mirakl Connect but not delivered yet, sent, refused, or without an answer,
 * so that only a look at Mirakl can tell.
 */
export const replyStates = ["sending", "accepted", "sent", "refused", "unknown"] as const;
export type ReplyState = (typeof replyStates)[number];

/**
 * What attempts are counted by: sign-ins from one place to one account, from one address, to one account from
 * everywhere; codes of one user; passkeys that one address asks for; trips to Mirakl begun from one address or by one
 * user.
 */
export const attemptKinds = [
  "account_from_place",
  "address",
  "account",
  "codes_of_user",
  "passkeys_of_address",
  "trips_of_address",
  "trips_of_user",
] as const;
export type AttemptKind = (typeof attemptKinds)[number];

/** What a step of a sign-in waits for. */
export const ticketPurposes = ["second_factor", "passkey_sign_in", "passkey_registration"] as const;
export type TicketPurpose = (typeof ticketPurposes)[number];

/** What the accounts table is sorted by, which are its columns. Urgency is the token status, what needs someone first. */
export const accountSorts = [
  "urgency",
  "name",
  "authentication",
  "environment",
  "expires",
  "last_refreshed",
  "next_refresh",
] as const;
export type AccountSort = (typeof accountSorts)[number];

export const tableDensities = ["comfortable", "compact"] as const;
export type TableDensity = (typeof tableDensities)[number];

/** Tags that one account may have. */
export const mostTags = 20;
/** What is done to many accounts at once. An export only reads them, an import makes them. */
export const bulkKinds = ["verify", "refresh", "revoke", "tag", "untag", "remove", "export", "import"] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** What became of one account of a bulk action; `staged` = the action has not been started yet. */
export const bulkOutcomes = ["staged", "pending", "done", "skipped", "failed"] as const;
export type BulkOutcome = (typeof bulkOutcomes)[number];

/** Why a bulk action leaves an account as it is. */
export const bulkSkipReasons = [
  "revoked",
  "api_key",
  "client_credentials",
  "no_refresh_token",
  "unchanged",
  "removed",
  "cancelled",
  "no_rights",
] as const;
export type BulkSkipReason = (typeof bulkSkipReasons)[number];
