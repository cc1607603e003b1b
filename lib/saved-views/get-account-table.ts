import { findTableSettings, listViews, type SavedViewRow } from "@/db/queries/saved-views";
import { type Person, requireRole } from "@/lib/actor";
import { type AccountTableView, defaultSettings, knownColumns, type SavedView } from "./saved-view";
import { userOf } from "./user-of";

/** How the person has the accounts table, and the views that they can choose. */
export async function getAccountTable(person: Person): Promise<AccountTableView> {
  requireRole(person, "admin", "viewer");
  const userId = userOf(person);
  const [settings, views] = await Promise.all([findTableSettings(userId), listViews(userId)]);
  return {
    settings: settings ? { ...settings, columns: knownColumns(settings.columns) } : defaultSettings,
    views: views.map(toSavedView),
  };
}

function toSavedView({ id, name, ownerId, query, columns, density }: SavedViewRow): SavedView {
  return { id, name, isShared: ownerId === null, query, columns: knownColumns(columns), density };
}
