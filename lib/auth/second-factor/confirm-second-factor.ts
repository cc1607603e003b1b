import "server-only";
import { randomUUID } from "node:crypto";
import { countUnusedRecoveryCodes, findAuthenticator } from "@/db/queries/authenticators";
import { inTransaction } from "@/db/queries/in-transaction";
import { findUser } from "@/db/queries/users";
import { AppError } from "@/lib/errors/app-error";
import { attemptKey, claimAttempt } from "../claim-attempt";
import { completeSignIn } from "../complete-sign-in";
import { recordSignInEvent } from "../record-sign-in-event";
import { findTicket, spendTicket } from "../sign-in-ticket";
import { takeCode, takeRecoveryCode } from "./take-code";

/**
 * The second step of a sign-in, in the browser that took the first one.
 * @throws AppError `sign_in_step_expired`, `code_rejected`, `recovery_code_rejected`, `too_many_attempts`
 */
export async function confirmSecondFactor(ask: { kind: "code" | "recovery_code"; code: string }): Promise<void> {
  const reference = randomUUID();
  const ticket = await findTicket("second_factor");
  const user = ticket?.userId ? await findUser(ticket.userId) : null;
  const authenticator = user && (await findAuthenticator(user.id));
  if (!user || user.disabledAt || !authenticator?.confirmedAt) throw new AppError("sign_in_step_expired");

  const attempt = await claimAttempt([attemptKey("codes_of_user", user.id)]);
  const take = ask.kind === "code" ? takeCode : takeRecoveryCode;
  const isRight = await inTransaction(async (on) => {
    if (!(await take(authenticator, ask.code, on))) return false;
    // Together, so that a code is not lost with a ticket that was spent elsewhere.
    await spendTicket("second_factor", on);
    return true;
  });
  if (!isRight) {
    await recordSignInEvent("user.second_factor_failed", { user, reference, details: { method: ask.kind } });
    throw new AppError(ask.kind === "code" ? "code_rejected" : "recovery_code_rejected");
  }
  await attempt.succeeded();
  if (ask.kind === "recovery_code") {
    const left = await countUnusedRecoveryCodes(authenticator.id);
    await recordSignInEvent("user.recovery_code_used", { user, reference, details: { left: String(left) } });
  }
  await completeSignIn(user, { method: ask.kind, reference });
}
