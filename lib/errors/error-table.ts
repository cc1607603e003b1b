import type { ErrorDetails } from "./error-details";

/** When the same call may be tried again by itself. This column is the worker's whole retry policy. */
export type RetryPolicy = "never" | "later" | "after_reconnect";

interface ErrorRow {
  status: number;
  retry: RetryPolicy;
  /** What happened, and what it means. */
  message: (details: ErrorDetails) => string;
  /** What to do next, at most three steps. */
  advice: (details: ErrorDetails) => string[];
}

const host = (d: ErrorDetails) => d.host ?? "The host";
const answered = (d: ErrorDetails) =>
  [d.status && `${host(d)} answered ${d.status}`, d.oauthError, d.theirWords && `“${d.theirWords}”`]
    .filter(Boolean)
    .join(", ");
const withAnswer = (sentence: string, d: ErrorDetails) => {
  const words = answered(d);
  return words ? `${sentence} ${words}.` : sentence;
};
const waitWords = (d: ErrorDetails) =>
  d.retryAfterSeconds === undefined ? "a few minutes" : `${d.retryAfterSeconds} s`;

export const errorTable = {
  // The request itself
  not_signed_in: row(401, "never", "You are not signed in, or your session has ended.", "Sign in again."),
  not_allowed: row(403, "never", "Your role does not allow this.", "Ask an admin to do it, or to change your role."),
  invalid_input: row(400, "never", "Something in the form needs another look.", "Check the marked fields."),
  sign_in_failed: row(401, "never", "E-mail or password is not right.", "Check both and try again."),
  not_found: row(404, "never", "There is nothing at this address.", "Go back to the accounts."),
  internal: row(
    500,
    "later",
    "Something went wrong on our side. Nothing was changed.",
    "Try again. If it happens again, give your administrator the reference.",
  ),
  database_unavailable: row(
    503,
    "later",
    "The database does not answer. Nothing was changed.",
    "Try again in a moment.",
  ),

  // Accounts
  account_not_found: row(404, "never", "This account does not exist, or no longer.", "Go back to the accounts."),
  account_already_exists: row(
    409,
    "never",
    (d) =>
      `${d.accountName ?? "Another account"} already connects this ${d.otherShop ?? "shop"} in ${d.environmentLabel ?? "this environment"}.`,
    (d) => [
      `Open ${d.accountName ?? "the existing account"} and replace its credentials there, or choose another shop.`,
    ],
  ),
  account_other_shop: row(
    409,
    "never",
    (d) =>
      `These credentials lead to ${d.otherShop ?? "another shop"}, but this account is ${d.shopId ?? "another one"}. Nothing was replaced.`,
    () => ["Use credentials of the same shop.", "To connect the other shop, add it as a new account."],
  ),
  account_changed: row(
    409,
    "later",
    "Someone changed this account at the same moment. Nothing was overwritten.",
    "Look at it again and repeat what you wanted to do.",
  ),
  account_not_renewable: row(
    409,
    "never",
    "An API key has no token to refresh.",
    "Use Verify connection to check that it still works.",
  ),
  account_revoked: row(409, "after_reconnect", "Access of this account was revoked.", "Reconnect it first."),
  refresh_in_progress: row(
    409,
    "later",
    "A refresh of this account is still under way.",
    "Wait a moment and look again.",
  ),
  refresh_interrupted: row(
    503,
    "later",
    "The process stopped before Mirakl's answer was stored.",
    "Nothing to do: it is tried again.",
  ),
  verification_incomplete: row(
    422,
    "never",
    "The connection could not be verified, so the account was not saved.",
    "Look at the failed check, then verify again.",
  ),
  encryption_key_missing: row(
    500,
    "later",
    (d) =>
      `The secrets of this account are sealed with ${d.keyId ? `the key “${d.keyId}”` : "a key"} that is not among ENCRYPTION_KEYS.`,
    () => ["Put the key back into ENCRYPTION_KEYS and restart."],
  ),
  sealed_value_unreadable: row(
    500,
    "after_reconnect",
    "A stored secret of this account cannot be opened: it was altered or moved.",
    "Reconnect the account.",
  ),

  // The way to the host
  address_not_allowed: row(
    422,
    "never",
    (d) => `${host(d)} is not an address that Latchkey may call: ${d.reason ?? "it is not public"}.`,
    () => [
      "Use the marketplace's public https address, such as https://acme-prod.mirakl.net.",
      "To try the local sandbox, choose the environment Sandbox.",
    ],
  ),
  address_not_found: row(
    502,
    "later",
    (d) =>
      d.reason ? `The name ${host(d)} could not be looked up: ${d.reason}.` : `The name ${host(d)} does not exist.`,
    () => [
      "Check the spelling of the address.",
      "Copy it from the browser's address bar while you are signed in at Mirakl.",
    ],
  ),
  connection_refused: row(
    502,
    "later",
    (d) => `${host(d)} refused the connection.`,
    () => ["Check the address and its port.", "If both are right, the host is down: try again later."],
  ),
  connection_failed: row(
    502,
    "later",
    (d) => `The connection to ${host(d)} broke off.`,
    () => ["Try again.", "If it stays like this, ask whether a firewall stands between."],
  ),
  connection_timed_out: row(
    504,
    "later",
    (d) => `${host(d)} did not answer within ${d.timeoutSeconds ?? 10} s.`,
    () => ["Try again in a minute.", "Check that the address is the marketplace's."],
  ),
  tls_failed: row(
    502,
    "later",
    (d) => `${host(d)} has no certificate that can be trusted${d.reason ? ` (${d.reason})` : ""}.`,
    () => [
      "Check the spelling of the address.",
      "If it is right, tell the marketplace: its certificate is wrong or has expired.",
    ],
  ),

  // Mirakl's answers
  mirakl_not_an_instance: row(
    422,
    "never",
    (d) => withAnswer(`${host(d)} answers, but not like a Mirakl marketplace.`, { ...d, host: d.host }),
    () => [
      "Copy the address from the browser while you are signed in at the marketplace's back office.",
      "The shop's public website is often another address.",
    ],
  ),
  mirakl_credentials_rejected: row(
    401,
    "after_reconnect",
    (d) => withAnswer("Mirakl does not accept this key.", d),
    () => [
      "Copy the API key again, without spaces at the ends.",
      "Check that it belongs to this marketplace and environment.",
      "Was it generated anew? A new key replaces the old one at once.",
    ],
  ),
  mirakl_token_rejected: row(
    401,
    "after_reconnect",
    (d) => withAnswer("The marketplace does not accept the token of this environment.", d),
    (d) => [
      `Check the environment: the token was issued in ${d.environmentLabel ?? "the one you chose"}.`,
      "Check that the Mirakl URL is the marketplace these credentials were made for.",
    ],
  ),
  mirakl_client_rejected: row(
    401,
    "after_reconnect",
    (d) => withAnswer("Mirakl does not accept this client ID and secret.", d),
    (d) => [
      `Check the environment: a client of another environment is unknown in ${d.environmentLabel ?? "this one"}.`,
      "Copy client ID and secret again, without spaces at the ends.",
      "Was the secret replaced? A new secret makes the old one invalid at once.",
    ],
  ),
  mirakl_client_not_allowed: row(
    403,
    "after_reconnect",
    (d) => withAnswer("Mirakl knows this client but does not let it ask for tokens this way.", d),
    () => ["Ask your Mirakl contact to allow the client credentials grant.", "Or connect with another method."],
  ),
  mirakl_audience_rejected: row(
    422,
    "after_reconnect",
    (d) => withAnswer("Mirakl does not accept this Company ID for these credentials.", d),
    () => ["Check the Company ID in Mirakl Connect under Settings."],
  ),
  mirakl_grant_expired: row(
    401,
    "after_reconnect",
    (d) => withAnswer("Mirakl no longer accepts this authorization.", d),
    () => ["Reconnect the account."],
  ),
  mirakl_permission_missing: row(
    403,
    "later",
    (d) => withAnswer("The credentials work, but their role does not allow this.", d),
    () => ["Ask the shop's main user at Mirakl to give this user the missing role."],
  ),
  mirakl_shop_not_found: row(
    404,
    "later",
    (d) =>
      d.shopId
        ? `These credentials have no access to shop ${d.shopId}.`
        : withAnswer("These credentials lead to no shop.", d),
    () => [
      "Check the Shop ID: it stands in the marketplace's back office beside the shop's name.",
      "Leave it empty to use the default shop.",
    ],
  ),
  mirakl_other_shop: row(
    422,
    "never",
    (d) =>
      `Mirakl answered for ${d.otherShop ?? "another shop"} instead of ${d.shopId ? `shop ${d.shopId}` : "the one asked for"}.`,
    () => ["Check the Shop ID.", "Leave it empty to use the default shop."],
  ),
  mirakl_environment_mismatch: row(
    422,
    "never",
    (d) =>
      `The marketplace calls itself ${d.tenantName ?? d.host ?? "something else"}, but you chose ${d.environmentLabel ?? "another environment"}.`,
    () => [
      "Choose the environment that the marketplace belongs to.",
      "If its name is misleading, you can save anyway.",
    ],
  ),
  mirakl_rate_limited: row(
    429,
    "later",
    (d) => `${host(d)} asks to wait ${waitWords(d)} before the next call.`,
    (d) => [`Try again in ${waitWords(d)}.`],
  ),
  mirakl_unavailable: row(
    503,
    "later",
    (d) => withAnswer("Mirakl cannot answer at the moment.", d),
    () => ["Try again in a few minutes."],
  ),
  mirakl_malformed_response: row(
    502,
    "later",
    (d) =>
      withAnswer(`${host(d)} sent an answer that is not what Mirakl documents${d.reason ? `: ${d.reason}` : ""}.`, d),
    () => ["Try again.", "Check that the address is the marketplace's."],
  ),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errorTable;

function row(
  status: number,
  retry: RetryPolicy,
  message: string | ((details: ErrorDetails) => string),
  advice: string | ((details: ErrorDetails) => string[]),
): ErrorRow {
  return {
    status,
    retry,
    message: typeof message === "string" ? () => message : message,
    advice: typeof advice === "string" ? () => [advice] : advice,
  };
}
