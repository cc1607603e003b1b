import { host, row, withAnswer } from "../error-row";

/** How a trip to Mirakl’s sign-in can end. */
export const authorizationErrors = {
  oauth_state_missing: row(
    400,
    "never",
    "This return from Mirakl does not say which sign-in it belongs to. Nothing was connected.",
    "Start again from the beginning.",
  ),
  oauth_state_invalid: row(
    400,
    "never",
    "This return from Mirakl does not belong to a sign-in of this browser. Nothing was connected.",
    "Start again from the beginning, and stay in the same browser.",
  ),
  oauth_state_expired: row(
    400,
    "never",
    "The sign-in took longer than ten minutes, so it is no longer valid. Nothing was connected.",
    "Sign in with Mirakl again.",
  ),
  oauth_state_spent: row(
    409,
    "never",
    "This sign-in was completed before. Opening its link again changed nothing.",
    "If you do not see the result, sign in with Mirakl again.",
  ),
  oauth_exchange_interrupted: row(
    503,
    "never",
    "The sign-in broke off before Mirakl’s answer was stored. Nothing was connected.",
    "Sign in with Mirakl again.",
  ),
  oauth_consent_refused: row(
    403,
    "never",
    (d) => withAnswer("Access was not granted at Mirakl. Nothing was connected.", d),
    () => ["If that was a mistake, sign in with Mirakl again and choose to allow it."],
  ),
  oauth_authorization_failed: row(
    502,
    "never",
    (d) => withAnswer("Mirakl ended the sign-in with an error. Nothing was connected.", d),
    () => ["Sign in with Mirakl again.", "If it happens again, check the application’s settings."],
  ),
  oauth_code_missing: row(
    400,
    "never",
    "Mirakl sent the browser back without a code, so there is nothing to exchange. Nothing was connected.",
    "Sign in with Mirakl again.",
  ),
  oauth_code_rejected: row(
    400,
    "never",
    (d) => withAnswer("Mirakl does not accept the code of this sign-in: it was used before, or is too old.", d),
    () => ["Sign in with Mirakl again.", "If it happens again, compare the redirect URI with what is registered."],
  ),
  held_grant_not_found: row(
    404,
    "never",
    "This question was answered before, or its time is over.",
    "Reload the page to see what is connected. What is not was given back: sign in with Mirakl again to connect it.",
  ),
  grant_answer_lost: row(
    401,
    "after_reconnect",
    (d) => withAnswer("Mirakl’s answer was lost: it had renewed the token, and the old one is spent.", d),
    () => ["Reconnect the account: sign in with Mirakl again."],
  ),
  grant_identity_missing: row(
    502,
    "never",
    (d) => `${host(d)} granted access but did not say to what: ${d.reason ?? "the shop is missing from its answer"}.`,
    () => ["Nothing was connected, and the access was given back.", "Check the application’s integration type."],
  ),
};
