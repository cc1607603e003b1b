import { row } from "../error-row";

/** What accounts can and cannot do. */
export const accountErrors = {
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
  account_tags_full: row(
    409,
    "never",
    "This account would have more than 20 tags. None was added.",
    "Remove one of its tags first.",
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
      `A stored secret is sealed with ${d.keyId ? `the encryption key “${d.keyId}”` : "an encryption key"}, which is not among ENCRYPTION_KEYS.`,
    () => [
      "Put the key back into ENCRYPTION_KEYS and restart: everything goes on by itself.",
      "If the key is lost for good, reconnect the account, or enter its credentials anew.",
    ],
  ),
  encryption_keys_current: row(
    409,
    "never",
    (d) =>
      `Nothing is to be re-sealed: the newest key${d.keyId ? `, “${d.keyId}”,` : ""} seals everything that can be opened.`,
    () => ["To change to another key, put it first into ENCRYPTION_KEYS and restart."],
  ),
  sealed_value_unreadable: row(
    500,
    "after_reconnect",
    "A stored secret of this account cannot be opened: it was altered or moved.",
    "Reconnect the account.",
  ),

  account_other_method: row(
    409,
    "never",
    (d) => `${d.accountName ?? "Another account"} already connects this ${d.otherShop ?? "shop"} in another way.`,
    () => [
      "The access that was just granted is given back to Mirakl.",
      "To switch to Sign in with Mirakl, an admin removes the existing account first.",
    ],
  ),
  account_not_revocable: row(
    409,
    "never",
    "Only access granted by Sign in with Mirakl can be revoked from here.",
    "Remove the account, and regenerate its key or secret at Mirakl.",
  ),
  refresh_token_missing: row(
    409,
    "after_reconnect",
    "Mirakl gave no refresh token with this access, so it cannot be renewed.",
    "Reconnect the account when the access has ended.",
  ),

  view_not_found: row(404, "never", "This saved view does not exist, or no longer.", "Choose another view."),
  view_changed: row(
    409,
    "never",
    "This saved view was changed elsewhere meanwhile.",
    "Look at it as it is now. If you still want yours, save it again.",
  ),

  // Tickets
  ticket_not_found: row(404, "never", "This message thread does not exist, or no longer.", "Go back to the tickets."),
  attachment_not_found: row(404, "never", "This attachment does not exist, or no longer.", "Open the thread anew."),
  reply_blocked: row(
    409,
    "never",
    (d) => d.reason ?? "Nothing can be sent with this account now.",
    () => ["Look at the account: it says what is to be done.", "What you wrote stays here."],
  ),
};
