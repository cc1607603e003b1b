import "server-only";
import { inTransaction } from "@/db/queries/in-transaction";
import { deletePasskey } from "@/db/queries/passkeys";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { recordOwnChange } from "../record-sign-in-event";
import { requireFreshSession } from "../require-fresh-session";

/** @throws AppError `passkey_not_found`, `sign_in_too_old` */
export async function removePasskey(ask: { passkeyId: string }, person: Person): Promise<void> {
  const userId = await requireFreshSession(person);
  await inTransaction(async (on) => {
    const name = await deletePasskey({ ...ask, userId }, on);
    if (name === null) throw new AppError("passkey_not_found");
    await recordOwnChange("user.passkey_removed", { person, details: { passkey: name } }, on);
  });
}
