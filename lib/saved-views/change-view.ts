import type { z } from "zod";
import { inTransaction } from "@/db/queries/in-transaction";
import { findViewForUpdate, type SavedViewRow, updateView } from "@/db/queries/saved-views";
import { type Person, requireRole } from "@/lib/actor";
import type { Changes } from "@/lib/audit/changes";
import { recordEvent } from "@/lib/audit/record-event";
import { AppError } from "@/lib/errors/app-error";
import { refuseTakenName } from "./refuse-taken-name";
import { knownColumns, type SavedView } from "./saved-view";
import type { changeViewInput } from "./saved-view-inputs";
import { userOf } from "./user-of";

/**
 * Gives a view another name and other people, or another content.
 * @throws AppError `view_not_found`, `view_changed` when its content is no longer what was seen, `not_allowed` for a shared one as a viewer, `invalid_input` for a taken name
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
      if ("seen" in ask && !isAsSeen(view, ask.seen)) throw new AppError("view_changed");
      const change =
        "isShared" in ask
          ? { name: ask.name, ownerId: ask.isShared ? null : userId }
          : { query: ask.query, columns: ask.columns, density: ask.density };
      await updateView(view.id, change, on);
      if (!wasShared && !isShared) return;
      const event = wasShared === isShared ? "view.changed" : isShared ? "view.shared" : "view.unshared";
      const name = "name" in ask ? ask.name : view.name;
      const changes: Changes = name === view.name ? {} : { name: { before: view.name, after: name } };
      await recordEvent({ event, by: person, details: { view: name }, changes }, on);
    }),
  );
}

/** Whether it still is what somebody changed, so that nobody overwrites what they never saw. */
function isAsSeen(view: SavedViewRow, seen: Pick<SavedView, "query" | "columns" | "density">): boolean {
  const columns = knownColumns(view.columns);
  return view.query === seen.query && view.density === seen.density && columns.join() === seen.columns.join();
}
