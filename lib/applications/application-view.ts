import type { ErrorView } from "@/lib/accounts/account-view";
import type { ApplicationIntegrationType, Environment } from "@/lib/vocabulary";

/** A Mirakl application as the back office may see it. Its client secret is never among it. */
export interface ApplicationView {
  id: string;
  /** Public: sellers see it. */
  name: string;
  slug: string;
  environment: Environment;
  integrationType: ApplicationIntegrationType;
  clientId: string;
  /** Last four characters of the client secret; empty when too short to show any. */
  secretLastFour: string;
  redirectUri: string;
  /** Off: Mirakl takes the first redirect URI that is registered. */
  sendsRedirectUri: boolean;
  /** Default audience of its sign-ins; null = people choose at Mirakl. */
  audience: string | null;
  sendsResponseType: boolean;
  /** Host of Mirakl's sign-in page, such as `auth.mirakl.net`. */
  authHost: string;
  /** Absolute address of the public page. */
  connectUrl: string;
  /** Accounts that it connects now, revoked ones left aside. */
  livingAccounts: number;
  /** Revocations that Mirakl has not answered yet, those of removed accounts included. */
  pendingRevocations: number;
  /** Mirakl refused client ID and secret: its accounts have stopped calling. */
  rejection: (ErrorView & { at: string }) | null;
  /** The check of its accounts after the client secret was replaced; null while none was. */
  recheck: ApplicationRecheckView | null;
  createdAt: string;
}

export interface ApplicationRecheckView {
  startedAt: string;
  /** Accounts to check, and how many of them have answered since. */
  total: number;
  renewed: number;
  failed: number;
}

export interface ApplicationListView {
  /** By name. */
  applications: ApplicationView[];
  /** What the form proposes as redirect URI, and the only origin and path that it takes. */
  defaultRedirectUri: string;
  now: string;
}

/** What a public page shows of an application. */
export interface PublicApplicationView {
  slug: string;
  name: string;
  integrationType: ApplicationIntegrationType;
  /** The marketplace's name for people, from the default audience; null = people choose at Mirakl. */
  marketplace: string | null;
  authHost: string;
}
