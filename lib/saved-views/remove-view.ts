import { inTransaction } from "@/db/queries/in-transaction";
import { deleteView, findViewForUpdate } from "@/db/queries/saved-views";
import { type Person, requireRole } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import { AppError } from "@/lib/errors/app-error";
import { userOf } from "./user-of";

/** @throws AppError `view_not_found`, `not_allowed` for a shared one as a viewer */
export async function removeView(ask: { viewId: string }, person: Person): Promise<void> {
  requireRole(person, "admin", "viewer");
  const userId = userOf(person);
  await inTransaction(async (on) => {
    const view = await findViewForUpdate(ask.viewId, userId, on);
    if (!view) throw new AppError("view_not_found");
    const isShared = view.ownerId === null;
    if (isShared) requireRole(person, "admin");
    await deleteView(view.id, on);
    if (isShared) await recordEvent({ event: "view.removed", by: person, details: { view: view.name } }, on);
  });
}
