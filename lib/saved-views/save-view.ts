import type { z } from "zod";
import { inTransaction } from "@/db/queries/in-transaction";
import { insertView, listViews } from "@/db/queries/saved-views";
import { type Person, requireRole } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import { AppError } from "@/lib/errors/app-error";
import { refuseTakenName } from "./refuse-taken-name";
import type { saveViewInput } from "./saved-view-inputs";
import { userOf } from "./user-of";

/** Views that one person sees. */
const most = 100;

/**
 * Gives a view of the accounts table a name, for oneself or, as an admin, for everybody.
 * @throws AppError `not_allowed` for sharing it as a viewer, `invalid_input` for a name that is taken
 */
export async function saveView(ask: z.output<typeof saveViewInput>, person: Person): Promise<{ viewId: string }> {
  requireRole(person, "admin", "viewer");
  if (ask.isShared) requireRole(person, "admin");
  const userId = userOf(person);
  const { isShared, ...view } = ask;
  return refuseTakenName(() =>
    inTransaction(async (on) => {
      if ((await listViews(userId, on)).length >= most) {
        const name = `There are ${most} views already: remove one first`;
        throw new AppError("invalid_input", { details: { fieldErrors: { name } } });
      }
      const viewId = await insertView({ ...view, ownerId: isShared ? null : userId }, on);
      if (isShared) await recordEvent({ event: "view.shared", by: person, details: { view: view.name } }, on);
      return { viewId };
    }),
  );
}
