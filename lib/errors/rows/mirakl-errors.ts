import { host, row, waitWords, withAnswer } from "../error-row";

/** What the answers of Mirakl mean. */
export const miraklErrors = {
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
    () => ["Ask your Mirakl contact to allow this grant for the client.", "Or connect with another method."],
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
  mirakl_request_refused: row(
    422,
    "never",
    (d) => withAnswer("Mirakl refused this.", d),
    () => ["Look at what Mirakl says, mend it and try again."],
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
};
