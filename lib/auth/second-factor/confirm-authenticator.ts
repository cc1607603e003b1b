import "server-only";
import { confirmAuthenticator as confirm, findAuthenticator, replaceRecoveryCodes } from "@/db/queries/authenticators";
import { inTransaction } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { attemptKey, claimAttempt } from "../claim-attempt";
import { recordOwnChange } from "../record-sign-in-event";
import { requireFreshSession } from "../require-fresh-session";
import { hashRecoveryCode, newRecoveryCodes } from "./recovery-codes";
import { takeCode } from "./take-code";

/**
 * The first code of an authenticator app: from now on a password is not enough.
 * @returns the recovery codes, which are never shown again
 * @throws AppError `code_rejected`, `authenticator_not_found`, `authenticator_already_added`, `sign_in_too_old`
 */
export async function confirmAuthenticator(
  ask: { code: string },
  person: Person,
): Promise<{ recoveryCodes: string[] }> {
  const userId = await requireFreshSession(person);
  const authenticator = await findAuthenticator(userId);
  if (!authenticator) throw new AppError("authenticator_not_found");
  if (authenticator.confirmedAt) throw new AppError("authenticator_already_added");
  const attempt = await claimAttempt([attemptKey("codes_of_user", userId)]);
  const recoveryCodes = newRecoveryCodes();
  await inTransaction(async (on) => {
    if (!(await takeCode(authenticator, ask.code, on))) throw new AppError("code_rejected");
    if (!(await confirm(authenticator.id, on))) throw new AppError("authenticator_not_found");
    const hashes = recoveryCodes.map((code) => hashRecoveryCode(authenticator.id, code));
    await replaceRecoveryCodes(authenticator.id, hashes, on);
    await recordOwnChange("user.second_factor_added", { person }, on);
  });
  await attempt.succeeded();
  return { recoveryCodes };
}
