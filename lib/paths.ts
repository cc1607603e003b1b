import { type AccountListQuery, accountListParameters, unordered } from "./accounts/account-list-query";
import { activityParameters } from "./audit/activity-query";
import type { ActivityFilter, ActivityQuery } from "./audit/activity-view";
import type { ExportFormat } from "./exports/export-format";
import { ticketListParameters } from "./tickets/ticket-list-query";
import type { TicketListQuery } from "./tickets/ticket-view";
import type { AuthenticationMethod } from "./vocabulary";

/** Every internal address of the product. */
export const paths = {
  home: () => "/",
  signIn: (returnTo?: string) => (returnTo ? `/sign-in?${new URLSearchParams({ returnTo })}` : "/sign-in"),
  /** Where a sign-in asks for its second step. */
  secondFactor: (returnTo?: string) =>
    withParameters("/sign-in/second-factor", returnTo ? new URLSearchParams({ returnTo }) : undefined),
  accounts: (query?: AccountListQuery) => withParameters("/accounts", query && accountListParameters(query)),
  addAccount: (step: 1 | 2 = 1, method?: AuthenticationMethod) =>
    withParameters("/accounts/new", new URLSearchParams({ step: String(step), ...(method && { method }) })),
  account: (accountId: string) => `/accounts/${encodeURIComponent(accountId)}`,
  /** The account page with the dialog that replaces its credentials already open. */
  reconnectAccount: (accountId: string) => `${paths.account(accountId)}?reconnect`,
  importAccounts: () => "/accounts/import",
  bulkRuns: () => "/bulk-runs",
  bulkRun: (runId: string) => `/bulk-runs/${encodeURIComponent(runId)}`,
  applications: () => "/applications",
  addApplication: () => "/applications/new",
  editApplication: (applicationId: string) => `/applications/${encodeURIComponent(applicationId)}/edit`,
  /** The public page of an application, where sellers grant access. */
  connect: (slug: string) => `/connect/${encodeURIComponent(slug)}`,
  /** How a trip to Mirakl's sign-in ended; without an id, a return that belongs to no known request. */
  authorizationResult: (result: { requestId: string } | { problem: string }) =>
    "requestId" in result
      ? `/auth/mirakl/result/${encodeURIComponent(result.requestId)}`
      : `/auth/mirakl/result/unknown?${new URLSearchParams(result)}`,
  tickets: (query?: TicketListQuery) => withParameters("/tickets", query && ticketListParameters(query)),
  ticket: (of: { accountId: string; threadId: string }) =>
    `/tickets/${encodeURIComponent(of.accountId)}/${encodeURIComponent(of.threadId)}`,
  activity: (query?: ActivityQuery) => withParameters("/activity", query && activityParameters(query)),
  settings: () => "/settings",
  signInSecurity: () => "/settings/security",
  keys: () => "/settings/keys",
  users: () => "/settings/users",
  /** Where invited people choose a password. The link's token stands behind it, in the fragment. */
  invite: () => "/invite",
  /** Where somebody sets a new password by a link of an admin; its token stands there too. */
  newPassword: () => "/new-password",
  api: {
    accounts: (query: AccountListQuery) =>
      withParameters("/api/accounts", accountListParameters({ ...query, view: null })),
    accountOverview: () => "/api/accounts/overview",
    accountTotal: (query: AccountListQuery) =>
      withParameters("/api/accounts/total", accountListParameters(unordered(query))),
    account: (accountId: string) => `/api/accounts/${encodeURIComponent(accountId)}`,
    accountHistory: (accountId: string) => `${paths.api.account(accountId)}/history`,
    accountTable: () => "/api/account-table",
    tags: (search: string) => withParameters("/api/tags", search ? new URLSearchParams({ q: search }) : undefined),
    worker: () => "/api/worker",
    live: () => "/api/live",
    bulkRuns: (cursor: string | null) =>
      withParameters("/api/bulk-runs", cursor ? new URLSearchParams({ cursor }) : undefined),
    runningBulkRuns: () => "/api/bulk-runs/running",
    bulkRun: (runId: string) => `/api${paths.bulkRun(runId)}`,
    bulkRunAccounts: (runId: string, outcomes: readonly string[], after: number) =>
      `${paths.api.bulkRun(runId)}/accounts?${new URLSearchParams({ outcome: outcomes.join(","), after: String(after) })}`,
    bulkRunDownload: (runId: string, format: ExportFormat) => `${paths.api.bulkRun(runId)}/download?format=${format}`,
    applications: () => "/api/applications",
    tickets: (query: TicketListQuery) => withParameters("/api/tickets", ticketListParameters(query)),
    ticket: (of: { accountId: string; threadId: string }) => `/api${paths.ticket(of)}`,
    ticketAttachment: (of: { accountId: string; threadId: string; attachmentId: string }) =>
      `${paths.api.ticket(of)}/attachments/${encodeURIComponent(of.attachmentId)}`,
    ticketMessage: (of: { accountId: string; threadId: string; messageId: string }) =>
      `${paths.api.ticket(of)}/messages/${encodeURIComponent(of.messageId)}`,
    activity: (query: ActivityQuery) => withParameters("/api/activity", activityParameters(query)),
    activityPeople: (search: string) =>
      withParameters("/api/activity/people", search ? new URLSearchParams({ q: search }) : undefined),
    activityExport: (format: ExportFormat, filter: ActivityFilter) =>
      `/api/activity/export?${new URLSearchParams([["format", format], ...activityParameters({ ...filter, cursor: null })])}`,
    keys: () => "/api/keys",
    ownAccounts: () => "/api/own-accounts",
    users: () => "/api/users",
    ownSessions: () => "/api/own-sessions",
  },
};

function withParameters(path: string, parameters?: URLSearchParams): string {
  const text = parameters?.toString();
  return text ? `${path}?${text}` : path;
}
