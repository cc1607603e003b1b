import { row, withAnswer } from "../error-row";

/** What applications can and cannot do. */
export const applicationErrors = {
  application_not_found: row(
    404,
    "never",
    "This application does not exist, or no longer.",
    "Go back to the applications.",
  ),
  application_already_exists: row(
    409,
    "never",
    (d) =>
      `${d.applicationName ?? "Another application"} already has this client ID in ${d.environmentLabel ?? "this environment"}.`,
    (d) => [`Use ${d.applicationName ?? "the existing application"}, or check the client ID.`],
  ),
  application_in_use: row(
    409,
    "never",
    (d) => `The application is still in use: ${d.reason ?? "it has accounts"}.`,
    () => ["Revoke or remove these first.", "Pending revocations end by themselves once Mirakl answers."],
  ),
  application_rejected: row(
    401,
    "after_reconnect",
    (d) => withAnswer(`Mirakl does not accept client ID and secret of ${d.applicationName ?? "the application"}.`, d),
    (d) => [
      `Replace the client secret of ${d.applicationName ?? "the application"} under Applications.`,
      "Its accounts are checked again by themselves after that.",
    ],
  ),
};
