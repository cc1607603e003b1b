import type { ErrorCode } from "@/lib/errors/error-table";
import type {
  AuthenticationMethod,
  CheckName,
  CheckState,
  Environment,
  HistoryKind,
  HistoryOutcome,
  HistoryTrigger,
  IntegrationType,
  TokenStatus,
} from "@/lib/vocabulary";

/** An error as a person sees it. */
export interface ErrorView {
  code: ErrorCode;
  message: string;
  advice: string[];
  retryAfterSeconds?: number;
}

/** One account as the browser may see it. Instants are ISO 8601 in UTC, on the database's clock. */
export interface AccountView {
  id: string;
  name: string;
  authenticationMethod: AuthenticationMethod;
  environment: Environment;
  integrationType: IntegrationType;
  /** Host of the marketplace, such as `acme-prod.mirakl.net`; null for Mirakl Connect accounts. */
  host: string | null;
  companyId: string | null;
  shopId: string | null;
  shopName: string | null;
  status: TokenStatus;
  /** Second line of the status: "Check failing" for keys whose check failed for a passing reason, what hides its secret. */
  statusDetail: string | null;
  /** What the credentials may not read; shown as "Limited" beside the status. */
  limitedRights: "shop" | "messages" | null;
  issuedAt: string | null;
  /** Null = never expires. */
  expiresAt: string | null;
  lastRefreshedAt: string | null;
  /** Null = nothing is planned. While failing it is the next try. */
  nextRefreshAt: string | null;
  /** The last failure while it lasts. `attempts` counts consecutive ones. What to do about it is in the details. */
  failure: (Pick<ErrorView, "code" | "message"> & { attempts: number; at: string }) | null;
  /** Number of the token this view speaks of; sent back with "Refresh token", so that a double click refreshes once. */
  version: number;
  /** Which actions apply, whoever asks; roles are checked by the verbs. */
  can: { refresh: boolean; reconnect: boolean; revoke: boolean };
  companyName: string | null;
  /** Of a revoked one: Mirakl has not confirmed yet and is asked again until it does. */
  isRevocationPending: boolean;
  /** Of a revoked one: Mirakl cannot be told, because the stored token cannot be opened. */
  isMiraklUntold: boolean;
  /** By name. */
  tags: string[];
}

export interface AccountDetailView extends AccountView {
  failure: (AccountView["failure"] & Pick<ErrorView, "advice">) | null;
  /** Origin of the marketplace, such as `https://acme-prod.mirakl.net`. */
  baseUrl: string | null;
  /** Host that issues its tokens; null for API keys. */
  authHost: string | null;
  clientId: string | null;
  /** Last four characters of the API key or client secret; empty when too short to show any. */
  secretLastFour: string;
  /** Shop ID that was typed; calls carry it. Null = the default shop of the credentials. */
  requestedShopId: string | null;
  shopState: string | null;
  currency: string | null;
  lastVerifiedAt: string | null;
  createdAt: string;
  createdBy: string | null;
  /** Of "Sign in with Mirakl": the application that it was granted to. */
  application: { id: string; name: string; isRejected: boolean } | null;
  /** Who consented at Mirakl (e-mail), and when. */
  grantedBy: string | null;
  grantedAt: string | null;
  hasRefreshToken: boolean;
  /** Its routine call: pulling messages, or checking the credential; null where Mirakl offers nothing to call. */
  poll: PollView | null;
  /** Of a revoked one: by whom, when, why, and how it went at Mirakl. */
  revocation: RevocationView | null;
  /** Page at Mirakl where the API key is made anew. */
  apiKeyPageUrl: string | null;
  /** The database's clock when it was read. */
  now: string;
}

export interface PollView {
  kind: "threads" | "conversations" | "check";
  lastPolledAt: string | null;
  nextPollAt: string;
  /** Threads that the pull under way, or the last one, has read. */
  threadsRead: number;
  /** False while the messages of the last 30 days are still being read for the first time. */
  isFirstPullDone: boolean;
  /** The last failure while it lasts. */
  failure: ErrorView | null;
}

export interface RevocationView {
  at: string;
  by: string | null;
  reason: string | null;
  /** Null while it is pending at Mirakl. */
  confirmedAt: string | null;
  /** Of a pending one: how often Mirakl was asked, what it said last, when it is asked next. */
  attempts: number;
  failure: ErrorView | null;
  nextAttemptAt: string | null;
}

/** One step of a verification. */
export interface VerificationCheck {
  name: CheckName;
  state: CheckState;
  /** One line: what was found, or why it was skipped. */
  detail: string;
  durationMs: number | null;
  error: ErrorView | null;
  /** Form field that the failure points at. */
  field: "baseUrl" | "apiKey" | "clientId" | "clientSecret" | "companyId" | "shopId" | "environment" | null;
}

export interface HistoryEntryView {
  id: string;
  kind: HistoryKind;
  outcome: HistoryOutcome;
  trigger: HistoryTrigger;
  at: string;
  durationMs: number | null;
  /** Consecutive attempt, 1 = first. */
  attempt: number;
  personName: string | null;
  error: ErrorView | null;
  /** Expiry of the token that a refresh brought. */
  tokenExpiresAt: string | null;
  /** Of a verification. */
  checks: { name: CheckName; state: CheckState; durationMs: number | null }[] | null;
}

/** Who did what to the account. */
export interface ActivityEntryView {
  id: string;
  at: string;
  /** Such as `account.added`, `account.renamed`. */
  event: string;
  personName: string | null;
  /** The rest of the sentence that begins with the person's name, such as "renamed it from A to B". */
  summary: string;
}

export interface AccountHistoryView {
  entries: HistoryEntryView[];
  activity: ActivityEntryView[];
  /** Refreshes of the last 24 hours. */
  lastDay: { refreshes: number; succeeded: number; medianMs: number | null; longestMs: number | null };
}

export interface AccountPageView {
  accounts: AccountView[];
  /** Position of the first row, from 1; 0 when empty. Null = not known, because it was read from the end on. */
  from: number | null;
  /** How many accounts follow, where the page was read from the end on. */
  behind: number | null;
  nextCursor: string | null;
  previousCursor: string | null;
  /** The database's clock when the page was read: countdowns run on it, not on the browser's. */
  now: string;
}

/** Exact up to 10,000, an estimate beyond. */
export interface AccountTotalView {
  total: number;
  exact: boolean;
  /** True while no account exists at all, whatever the filter. */
  empty: boolean;
}

/** What the sidebar says about the worker. */
export interface WorkerView {
  /** `late` after 2 minutes without a sign of life, `stopped` after 10; `unknown` before the first. */
  state: "running" | "late" | "stopped" | "unknown";
  lastSeenAt: string | null;
  /** Hosts that do not answer: nobody calls them but for a probe now and then, and their accounts wait. */
  troubledHosts: { host: string; since: string; retryAt: string; message: string }[];
  now: string;
}
