import type { ErrorView } from "@/lib/accounts/account-view";
import type { HeldGrantView } from "@/lib/sellers/seller-view";
import type { AuthorizationOutcome, AuthorizationPurpose } from "@/lib/vocabulary";

/** How a trip to Mirakl's sign-in ended, for the page that says so. */
export interface AuthorizationResultView {
  /** Null when the return belonged to no known request. */
  purpose: AuthorizationPurpose | null;
  /** Started in the back office (true) or by a seller. */
  isBackOffice: boolean;
  /** Public name of the application; null as above. */
  applicationName: string | null;
  /** How it ended; null when it did not, or belongs to no known request. */
  outcome: AuthorizationOutcome | null;
  error: ErrorView | null;
  /** The question that waits for this person; null when there is none, or somebody else's to answer. */
  held: HeldGrantView | null;
  /** Where to start again: the wizard, the account, the public page or the sign-in page. */
  startAgainPath: string;
}
