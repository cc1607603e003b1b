import { row } from "../error-row";

/** How the second step of a sign-in, a passkey, or changing them can go wrong. */
export const signInErrors = {
  second_factor_needed: row(
    401,
    "never",
    "The password is right. A code is needed too.",
    "Enter the code from your authenticator app.",
  ),
  sign_in_step_expired: row(
    401,
    "never",
    "This sign-in was begun more than ten minutes ago, in another browser, or is over already.",
    "Sign in from the beginning.",
  ),
  code_rejected: row(401, "never", "This code is not right, too old, or was used before.", () => [
    "Wait for the next code in your app, and enter that one.",
    "Check that the clock of your phone is right.",
  ]),
  recovery_code_rejected: row(401, "never", "This recovery code is not right, or was used before.", () => [
    "Use another one.",
    "If none is left, ask whoever runs Latchkey.",
  ]),
  passkey_rejected: row(401, "never", "This passkey was not accepted here.", () => [
    "Try again, or sign in with your password.",
    "If you removed the passkey here, remove it from your device too.",
  ]),
  sign_in_too_old: row(
    403,
    "never",
    "This can be done only within 15 minutes of signing in yourself. Nothing was changed.",
    "Sign in again, then repeat what you wanted to do.",
  ),
  authenticator_already_added: row(
    409,
    "never",
    "You have an authenticator app already. Nothing was changed.",
    "Remove it first to set up another one.",
  ),
  authenticator_not_found: row(
    409,
    "never",
    "There is no authenticator app to do this with. It may have been removed in another window.",
    "Reload the page.",
  ),
  passkey_not_found: row(404, "never", "This passkey does not exist, or no longer.", "Reload the page."),
  passkey_already_added: row(
    409,
    "never",
    "This passkey is known here already.",
    "Use another device or password manager to add one more.",
  ),
  passkeys_unavailable: row(
    409,
    "never",
    "Passkeys do not work at this address: they need https, or localhost, and a name instead of numbers.",
    "Ask whoever runs Latchkey to set APP_URL to such an address.",
  ),
  sso_failed: row(502, "never", "Your company’s sign-in did not confirm who you are. Nobody was signed in.", () => [
    "Try again.",
    "If it happens again, tell whoever runs Latchkey: its log says more.",
  ]),
  sso_role_missing: row(
    403,
    "never",
    "Your company’s sign-in knows you, but gives you no role in Latchkey.",
    "Ask whoever manages your company’s accounts for one, then sign in again.",
  ),
  sso_email_missing: row(
    403,
    "never",
    "Your company’s sign-in vouches for no e-mail address of yours, and Latchkey needs one.",
    "Ask whoever manages your company’s accounts to add or verify it.",
  ),
  sso_email_taken: row(
    409,
    "never",
    "Somebody with your e-mail address signs in here with a password, and an address alone proves too little.",
    "Sign in with that password. To change over, an admin removes that user first.",
  ),
  sso_user_disabled: row(403, "never", "Your user in Latchkey is disabled.", "Ask an admin."),
};
