import { and, eq, isNull, or, type Placeholder, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { prepareOnce } from "../execute-prepared";
import { accountTableSettings, savedViews } from "../schema/saved-views";

export type SavedViewRow = typeof savedViews.$inferSelect;
type NewSavedView = Omit<typeof savedViews.$inferInsert, "id" | "createdAt">;
export type TableSettingsRow = Omit<typeof accountTableSettings.$inferSelect, "userId">;

/** What this person sees: their own and everybody's. */
const seenBy = (userId: string | Placeholder) => or(eq(savedViews.ownerId, userId), isNull(savedViews.ownerId));

const listSeen = prepareOnce((on) =>
  on
    .select()
    .from(savedViews)
    .where(seenBy(sql.placeholder("userId")))
    .orderBy(sql`lower(${savedViews.name})`, savedViews.id)
    .prepare("list_views"),
);

export async function listViews(userId: string, on: Executor = db()): Promise<SavedViewRow[]> {
  return listSeen(on).execute({ userId });
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

const findSettings = prepareOnce((on) => {
  const { userId, columns, density, singleKeys, defaultViewId } = accountTableSettings;
  return on
    .select({ columns, density, singleKeys, defaultViewId })
    .from(accountTableSettings)
    .where(eq(userId, sql.placeholder("userId")))
    .prepare("find_table_settings");
});

export async function findTableSettings(userId: string, on: Executor = db()): Promise<TableSettingsRow | null> {
  const [settings] = await findSettings(on).execute({ userId });
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
