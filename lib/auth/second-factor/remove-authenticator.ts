import "server-only";
import { deleteAuthenticator } from "@/db/queries/authenticators";
import { inTransaction } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { recordOwnChange } from "../record-sign-in-event";
import { requireFreshSession } from "../require-fresh-session";

/**
 * From now on a password is enough; the recovery codes go too.
 * @throws AppError `authenticator_not_found`, `sign_in_too_old`
 */
export async function removeAuthenticator(person: Person): Promise<void> {
  const userId = await requireFreshSession(person);
  await inTransaction(async (on) => {
    if (!(await deleteAuthenticator(userId, on))) throw new AppError("authenticator_not_found");
    await recordOwnChange("user.second_factor_removed", { person }, on);
  });
}
