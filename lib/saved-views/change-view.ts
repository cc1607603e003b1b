import type { z } from "zod";
import { inTransaction } from "@/db/queries/in-transaction";
import { findViewForUpdate, updateView } from "@/db/queries/saved-views";
import { type Person, requireRole } from "@/lib/actor";
import type { Changes } from "@/lib/audit/changes";
import { recordEvent } from "@/lib/audit/record-event";
import { AppError } from "@/lib/errors/app-error";
import { refuseTakenName } from "./refuse-taken-name";
import type { changeViewInput } from "./saved-view-inputs";
import { userOf } from "./user-of";

/**
 * Gives a view another name and other people, or another content.
 * @throws AppError `view_not_found`, `not_allowed` for a shared one as a viewer, `invalid_input` for a taken name
 */
export async function changeView(ask: z.output<typeof changeViewInput>, person: Person): Promise<void> {
  requireRole(person, "admin", "viewer");
  const userId = userOf(person);
  await refuseTakenName(() =>
    inTransaction(async (on) => {
      const view = await findViewForUpdate(ask.viewId, userId, on);
      if (!view) throw new AppError("view_not_found");
      const wasShared = view.ownerId === null;
      const isShared = "isShared" in ask ? ask.isShared : wasShared;
      if (wasShared || isShared) requireRole(person, "admin");
      const { viewId, ...rest } = ask;
      const change = "isShared" in rest ? { name: rest.name, ownerId: rest.isShared ? null : userId } : rest;
      await updateView(viewId, change, on);
      if (!wasShared && !isShared) return;
      const event = wasShared === isShared ? "view.changed" : isShared ? "view.shared" : "view.unshared";
      const name = "name" in change ? change.name : view.name;
      const changes: Changes = name === view.name ? {} : { name: { before: view.name, after: name } };
      await recordEvent({ event, by: person, details: { view: name }, changes }, on);
    }),
  );
}
