import "server-only";
import type { UserRow } from "@/db/queries/users";
import { attemptKey } from "./claim-attempt";
import { rememberBrowser } from "./known-browser";
import { recordSignInEvent } from "./record-sign-in-event";
import { signInUser } from "./user-session";

/** Gives this browser the session of a user who has proven all that is asked of them. */
export async function completeSignIn(
  user: UserRow,
  how: { method: "code" | "recovery_code" | "passkey"; reference: string },
): Promise<void> {
  await signInUser(user.id, user);
  await rememberBrowser(accountKeyOf(user.email).key);
  await recordSignInEvent("user.signed_in", { user, reference: how.reference, details: { method: how.method } });
}

/** What sign-ins to the account of an e-mail are counted under, whether or not somebody has it. */
export function accountKeyOf(email: string) {
  return attemptKey("account", email.trim().toLowerCase());
}
