import type { ErrorView } from "@/lib/accounts/account-view";
import type { AuthorizationResultView } from "@/lib/authorizations/authorization-result-view";
import type { ErrorCode } from "@/lib/errors/error-table";
import { paths } from "@/lib/paths";
import type { AuthorizationOutcome } from "@/lib/vocabulary";
import { sellerTrouble } from "./seller-trouble";

/** How a trip to Mirakl ended: a title, and what it means where no error says it. */
export interface ResultWords {
  tone: "ok" | "bad" | "info";
  title: string;
  meaning: string | null;
}

const failureTitles: Partial<Record<ErrorCode, string>> = {
  oauth_state_missing: "This return from Mirakl cannot be used",
  oauth_state_invalid: "This return from Mirakl cannot be used",
  oauth_state_expired: "The sign-in took too long",
  oauth_state_spent: "This sign-in was completed before",
  oauth_exchange_interrupted: "The sign-in broke off",
  oauth_consent_refused: "Access was not granted",
  oauth_authorization_failed: "Mirakl ended the sign-in",
  oauth_code_missing: "Mirakl’s answer is incomplete",
  oauth_code_rejected: "Mirakl’s answer is no longer valid",
  application_rejected: "Mirakl does not accept the application",
  account_other_method: "This shop is connected in another way",
  not_allowed: "You may no longer add accounts",
};

const outcomeWords: Record<Exclude<AuthorizationOutcome, "failed">, ResultWords> = {
  connected: {
    tone: "ok",
    title: "The shop is connected",
    meaning: "Mirakl has granted access, and it is in use from now on. You can close this page.",
  },
  updated: {
    tone: "ok",
    title: "The shop was connected already",
    meaning: "Its access was granted anew and goes on with that. You can close this page.",
  },
  signed_in: { tone: "ok", title: "You are signed in", meaning: "Mirakl has confirmed who you are." },
  other_shop: { tone: "info", title: "Another shop was chosen at Mirakl", meaning: null },
  was_revoked: { tone: "info", title: "Access to this shop was revoked before", meaning: null },
  not_connected: { tone: "info", title: "This shop is not connected here", meaning: null },
};

/** Without a question to show, one was asked: it is decided by now, or another person’s to decide. */
const decided =
  "Mirakl has granted access, and what becomes of it is decided, or for another person to decide. Nobody else can use it.";

/** What the result page says when there is no question to answer on it. */
export function resultWords({ outcome, error }: Pick<AuthorizationResultView, "outcome" | "error">): ResultWords {
  if (error) {
    const isHarmless = error.code === "oauth_state_spent" || error.code === "oauth_consent_refused";
    const title = failureTitles[error.code] ?? "Mirakl did not complete the sign-in";
    return { tone: isHarmless ? "info" : "bad", title, meaning: null };
  }
  if (!outcome || outcome === "failed") {
    return {
      tone: "info",
      title: "This sign-in is not finished",
      meaning: "Nothing was connected. It ends on Mirakl’s page, in the browser and tab where it was started.",
    };
  }
  const words = outcomeWords[outcome];
  return { ...words, meaning: words.meaning ?? decided };
}

/** What went wrong, in words for who started the trip. */
export function resultTrouble(
  { error, isBackOffice }: Pick<AuthorizationResultView, "error" | "isBackOffice">,
  viewer: ResultViewer,
): Pick<ErrorView, "message" | "advice"> | null {
  return error && !isBackOffice && viewer !== "back_office" ? sellerTrouble(error) : error;
}

/** Who looks at the result: signed in to the back office, as a seller, or not at all. */
export type ResultViewer = "back_office" | "seller" | null;

/** The next step after a trip that ended without an account: where it leads, and what its button says. */
export function nextStep(
  {
    purpose,
    isBackOffice,
    startAgainPath,
  }: Pick<AuthorizationResultView, "purpose" | "isBackOffice" | "startAgainPath">,
  viewer: ResultViewer,
): { href: string; label: string } {
  if (isBackOffice) {
    return {
      href: startAgainPath,
      label: purpose === "reconnect" ? "Back to the account" : "Back to adding the account",
    };
  }
  if (purpose === "connect") return { href: startAgainPath, label: "Start again" };
  // The sign-in page is for who is not signed in.
  if (viewer === "back_office") return { href: paths.accounts(), label: "Go to the accounts" };
  if (viewer === "seller") return { href: paths.settings(), label: "Go to Connected accounts" };
  return { href: startAgainPath, label: purpose === "reconnect" ? "Go to Connected accounts" : "Go to sign-in" };
}
