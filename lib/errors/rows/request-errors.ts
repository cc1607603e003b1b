import { row, waitWords } from "../error-row";

/** What is wrong with a request, or with us. */
export const requestErrors = {
  not_signed_in: row(401, "never", "You are not signed in, or your session has ended.", "Sign in again."),
  not_allowed: row(403, "never", "Your role does not allow this.", "Ask an admin to do it, or to change your role."),
  invalid_input: row(400, "never", "Something in the form needs another look.", "Check the marked fields."),
  sign_in_failed: row(401, "never", "E-mail or password is not right.", "Check both and try again."),
  too_many_attempts: row(
    429,
    "later",
    "There were too many attempts in a short time, so this one was not looked at.",
    (d) => [`Wait ${waitWords(d)}, then try again.`],
  ),
  foreign_origin: row(
    403,
    "never",
    "This request came from another site, so it was refused. Nothing was changed.",
    "Open Latchkey at its own address and try again.",
  ),
  malformed_request: row(400, "never", "This request cannot be read. Nothing was changed.", "Go back and try again."),
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
};
