import type { ErrorView } from "@/lib/accounts/account-view";
import type { ApplicationIntegrationType, Environment, TokenStatus } from "@/lib/vocabulary";

/** An account as the seller who granted it may see it. Instants are ISO 8601 in UTC, on the database's clock. */
export interface SellerAccountView {
  id: string;
  /** The shop's or company's name; for an operator the marketplace's host. */
  name: string;
  /** Below the name, such as "Shop 2000 on acme-prod.mirakl.net" or "Mirakl Connect, company 42". */
  whereabouts: string;
  environment: Environment;
  integrationType: ApplicationIntegrationType;
  status: TokenStatus;
  grantedAt: string | null;
  /** E-mail of who consented at Mirakl. */
  grantedBy: string | null;
  /** Last call with this access, whatever for; null = none yet. */
  lastUsedAt: string | null;
  /** End of the access when nothing renews it; null = it goes on until it is revoked. */
  endsAt: string | null;
  revokedAt: string | null;
  /** Who revoked it: an e-mail, a name of the back office, or "Mirakl". */
  revokedBy: string | null;
  /** Revoked here; Mirakl has not confirmed yet and is asked again until it does. */
  isRevocationPending: boolean;
  /** Revoked here; Mirakl cannot be told, because the stored token cannot be opened. */
  isMiraklUntold: boolean;
  /** What Mirakl said to the last attempt to revoke, while it is pending. */
  revocationFailure: ErrorView | null;
}

/** An access that Mirakl granted and the person has not decided about. */
export interface HeldGrantView {
  id: string;
  /** As in {@link SellerAccountView}. */
  name: string;
  whereabouts: string;
  /**
   * `other_shop`: another one than was to be reconnected; `was_revoked`: an account exists whose access was revoked;
   * `not_connected`: there is no account of it.
   */
  question: "other_shop" | "was_revoked" | "not_connected";
  /** Of `other_shop`: name and whereabouts of the account that was to be reconnected. */
  expected: { name: string; whereabouts: string } | null;
  /** When it is given back to Mirakl if nobody decides. */
  heldUntil: string;
}

export interface OwnAccountsView {
  /** The one that needs a hand first, then by name; revoked ones last. */
  accounts: SellerAccountView[];
  held: HeldGrantView[];
  /** E-mails of the identities that this session has proven. */
  emails: string[];
  now: string;
}
