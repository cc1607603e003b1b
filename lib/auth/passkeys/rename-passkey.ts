import "server-only";
import { inTransaction } from "@/db/queries/in-transaction";
import { renamePasskey as rename } from "@/db/queries/passkeys";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { recordOwnChange } from "../record-sign-in-event";

/** @throws AppError `passkey_not_found` */
export async function renamePasskey(ask: { passkeyId: string; name: string }, person: Person): Promise<void> {
  requireRole(person, "admin", "viewer");
  await inTransaction(async (on) => {
    const before = await rename({ ...ask, userId: person.userId ?? "" }, on);
    if (before === null) throw new AppError("passkey_not_found");
    if (before === ask.name) return;
    await recordOwnChange("user.passkey_renamed", { person, details: { before, after: ask.name } }, on);
  });
}
