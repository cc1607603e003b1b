import { type AccountListQuery, accountListParameters } from "./accounts/account-list-query";
import type { AuthenticationMethod } from "./vocabulary";

/** Every internal address of the product. */
export const paths = {
  home: () => "/",
  signIn: (returnTo?: string) => (returnTo ? `/sign-in?${new URLSearchParams({ returnTo })}` : "/sign-in"),
  accounts: (query?: AccountListQuery) => withParameters("/accounts", query && accountListParameters(query)),
  addAccount: (step: 1 | 2 = 1, method?: AuthenticationMethod) =>
    withParameters("/accounts/new", new URLSearchParams({ step: String(step), ...(method && { method }) })),
  account: (accountId: string) => `/accounts/${encodeURIComponent(accountId)}`,
  /** The account page with the dialog that replaces its credentials already open. */
  reconnectAccount: (accountId: string) => `${paths.account(accountId)}?reconnect`,
  applications: () => "/applications",
  settings: () => "/settings",
  api: {
    accounts: (query: AccountListQuery) => withParameters("/api/accounts", accountListParameters(query)),
    accountTotal: (query: AccountListQuery) =>
      withParameters(
        "/api/accounts/total",
        accountListParameters({ ...query, cursor: null, sort: "urgency", descending: false }),
      ),
    account: (accountId: string) => `/api/accounts/${encodeURIComponent(accountId)}`,
    accountHistory: (accountId: string) => `${paths.api.account(accountId)}/history`,
    worker: () => "/api/worker",
  },
};

function withParameters(path: string, parameters?: URLSearchParams): string {
  const text = parameters?.toString();
  return text ? `${path}?${text}` : path;
}
