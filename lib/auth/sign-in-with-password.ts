import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { AttemptKey } from "@/db/queries/attempt-limits";
import { hasConfirmedAuthenticator } from "@/db/queries/authenticators";
import { inTransaction } from "@/db/queries/in-transaction";
import { insertSession } from "@/db/queries/sessions";
import { findUserByEmail, holdUnchangedUser } from "@/db/queries/users";
import { AppError } from "@/lib/errors/app-error";
import { attemptKey, claimAttempt } from "./claim-attempt";
import { accountKeyOf } from "./complete-sign-in";
import { findKnownBrowser, rememberBrowser } from "./known-browser";
import { verifyPassword } from "./passwords";
import { recordSignInEvent } from "./record-sign-in-event";
import { requestPlace } from "./request-place";
import { sessionLifetimeSeconds } from "./session-cookie";
import { issueTicket } from "./sign-in-ticket";

/** Hashing is costly by design; nobody has a password of a megabyte. PostgreSQL refuses a zero byte in a text. */
const text = z
  .string()
  .max(1_000)
  .regex(/^[^\0]*$/);
const signInInput = z.object({ email: text, password: text });

export type PasswordSignIn = { isComplete: true; userId: string; sessionId: string } | { isComplete: false };

/**
 * Opens a session for whoever knows the password, or a ticket in this browser for the second step, where one is asked
 * for: that is no session, and opens nothing.
 * @returns null when e-mail or password is wrong, or the person is disabled, without telling which, in text or time
 * @throws AppError `too_many_attempts` with the seconds to wait, whether or not there is such a person; `sign_in_failed`
 *   when their sessions were ended while the password was looked at
 */
export async function signInWithPassword(typed: unknown): Promise<PasswordSignIn | null> {
  const input = signInInput.safeParse(typed);
  if (!input.success) return null;
  const { email, password } = input.data;
  const reference = randomUUID();

  const account = accountKeyOf(email);
  const attempt = await claimAttempt(await keysOf(account));
  const user = await findUserByEmail(email);
  const fits = await verifyPassword(user?.passwordHash ?? null, password);
  for (const kind of attempt.slowed)
    await recordSignInEvent("user.sign_in_slowed", { user, reference, details: { by: kind } });
  if (!user || !fits || user.disabledAt) {
    await recordSignInEvent("user.sign_in_failed", { user, reference });
    return null;
  }
  await attempt.succeeded();
  if (await hasConfirmedAuthenticator(user.id)) {
    await inTransaction(async (on) => {
      if (!(await holdUnchangedUser(user, on))) throw new AppError("sign_in_failed");
      await issueTicket({ purpose: "second_factor", userId: user.id }, on);
    });
    return { isComplete: false };
  }
  const sessionId = await insertSession(user.id, sessionLifetimeSeconds, user);
  await rememberBrowser(account.key);
  await recordSignInEvent("user.signed_in", { user, reference, details: { method: "password" } });
  return { isComplete: true, userId: user.id, sessionId };
}

/** A browser that is known to the account counts for itself alone; everybody else by where they are, too. */
async function keysOf(account: AttemptKey): Promise<AttemptKey[]> {
  const browserId = await findKnownBrowser(account.key);
  if (browserId) return [attemptKey("account_from_place", `${account.key}\nbrowser ${browserId}`)];
  const place = await requestPlace();
  return [attemptKey("account_from_place", `${account.key}\n${place}`), attemptKey("address", place), account];
}
