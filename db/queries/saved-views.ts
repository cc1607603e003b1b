import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accountTableSettings, savedViews } from "../schema/saved-views";

export type SavedViewRow = typeof savedViews.$inferSelect;
type NewSavedView = Omit<typeof savedViews.$inferInsert, "id" | "createdAt">;
export type TableSettingsRow = Omit<typeof accountTableSettings.$inferSelect, "userId">;

/** What this person sees: their own and everybody's. */
const seenBy = (userId: string): SQL | undefined => or(eq(savedViews.ownerId, userId), isNull(savedViews.ownerId));

export async function listViews(userId: string, on: Executor = db()): Promise<SavedViewRow[]> {
  return on.select().from(savedViews).where(seenBy(userId)).orderBy(sql`lower(${savedViews.name})`, savedViews.id);
}

/** A view that this person sees, which nobody else changes until the transaction ends. */
export async function findViewForUpdate(viewId: string, userId: string, on: Executor): Promise<SavedViewRow | null> {
  const [view] = await on
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.id, viewId), seenBy(userId)))
    .for("update");
  return view ?? null;
}

/** @throws a unique violation of `saved_views_own_unique` or `saved_views_shared_unique` */
export async function insertView(view: NewSavedView, on: Executor): Promise<string> {
  const [inserted] = await on.insert(savedViews).values(view).returning({ id: savedViews.id });
  if (!inserted) throw new Error("insert returned no row");
  return inserted.id;
}

/** @throws a unique violation like {@link insertView} */
export async function updateView(viewId: string, change: Partial<NewSavedView>, on: Executor): Promise<void> {
  await on.update(savedViews).set(change).where(eq(savedViews.id, viewId));
}

export async function deleteView(viewId: string, on: Executor): Promise<void> {
  await on.delete(savedViews).where(eq(savedViews.id, viewId));
}

export async function findTableSettings(userId: string, on: Executor = db()): Promise<TableSettingsRow | null> {
  const { columns, density, singleKeys, defaultViewId } = accountTableSettings;
  const [settings] = await on
    .select({ columns, density, singleKeys, defaultViewId })
    .from(accountTableSettings)
    .where(eq(accountTableSettings.userId, userId));
  return settings ?? null;
}

/** Changes what is named; the rest stays, or begins as in `defaults`. */
export async function saveTableSettings(
  userId: string,
  change: Partial<TableSettingsRow>,
  defaults: TableSettingsRow,
  on: Executor = db(),
): Promise<void> {
  await on
    .insert(accountTableSettings)
    .values({ ...defaults, ...change, userId })
    .onConflictDoUpdate({ target: accountTableSettings.userId, set: change });
}
