import "server-only";
import { findAuthenticator, replaceRecoveryCodes } from "@/db/queries/authenticators";
import { inTransaction } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { recordOwnChange } from "../record-sign-in-event";
import { requireFreshSession } from "../require-fresh-session";
import { hashRecoveryCode, newRecoveryCodes } from "./recovery-codes";

/**
 * Ten new recovery codes in the place of the old ones, used or not.
 * @returns the codes, which are never shown again
 * @throws AppError `authenticator_not_found`, `sign_in_too_old`
 */
export async function renewRecoveryCodes(person: Person): Promise<{ recoveryCodes: string[] }> {
  const userId = await requireFreshSession(person);
  const recoveryCodes = newRecoveryCodes();
  await inTransaction(async (on) => {
    const authenticator = await findAuthenticator(userId, on);
    if (!authenticator?.confirmedAt) throw new AppError("authenticator_not_found");
    const hashes = recoveryCodes.map((code) => hashRecoveryCode(authenticator.id, code));
    await replaceRecoveryCodes(authenticator.id, hashes, on);
    await recordOwnChange("user.recovery_codes_renewed", { person }, on);
  });
  return { recoveryCodes };
}
