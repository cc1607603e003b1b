import { row } from "../error-row";

const askForNew = "Ask the admin who invited you for a new link.";

const askAnAdmin = "Ask an admin for a new link.";

/** What can stand in the way of changing who may come in. */
export const userErrors = {
  user_not_found: row(404, "never", "This person does not exist, or no longer.", "Look at the list of users anew."),
  last_admin: row(
    409,
    "never",
    "This is the only active admin, so nothing was changed: nobody could manage the users any more.",
    "Make another person an admin first.",
  ),
  own_user: row(
    409,
    "never",
    "You cannot disable, remove or reset yourself. Nothing was changed.",
    "Another admin can do it.",
  ),
  user_disabled: row(409, "never", "This person is disabled. Nothing was changed.", "Enable them first."),
  user_without_password: row(
    409,
    "never",
    "This person comes in by single sign-on and has no password here. Nothing was changed.",
    "Reset it where they sign in.",
  ),
  second_factor_not_found: row(
    409,
    "never",
    "This person has no second factor, or no longer. Nothing was changed.",
    "Look at the list of users anew.",
  ),
  session_not_found: row(404, "never", "This session has ended already.", "Nothing is left to do."),

  // Invitations, as admins see them and as strangers do
  invitation_not_found: row(
    404,
    "never",
    "This invitation was accepted or withdrawn already.",
    "Look at the list of users anew.",
  ),
  invitation_unknown: row(404, "never", "This link is not complete, or a newer one has taken its place.", () => [
    "Open the newest link you were sent, whole.",
    askForNew,
  ]),
  invitation_used: row(410, "never", "This invitation has been accepted. Each link works once.", () => [
    "Sign in with the password that was chosen.",
    "If that was not you, tell the admin who invited you at once.",
  ]),
  invitation_withdrawn: row(410, "never", "This invitation was withdrawn.", askForNew),
  invitation_expired: row(410, "never", "This invitation has expired: links work for 72 hours.", askForNew),

  // Links to a new password, as strangers see them
  password_link_unknown: row(404, "never", "This link is not complete, or was taken back.", () => [
    "Open the newest link you were sent, whole.",
    askAnAdmin,
  ]),
  password_link_used: row(410, "never", "A new password has been set by this link. Each link works once.", () => [
    "Sign in with the new password.",
    "If it was not you who set it, tell an admin at once.",
  ]),
  password_link_expired: row(410, "never", "This link has expired: it works for 24 hours.", askAnAdmin),
};
