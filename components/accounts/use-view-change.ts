"use client";

import { useQueryClient } from "@tanstack/react-query";
import { lostConnection } from "@/components/account/trouble";
import { showToast } from "@/components/ui/toast";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import type { ActionResult } from "@/lib/actions/action-result";
import { changeView } from "@/lib/actions/change-view";
import { removeView } from "@/lib/actions/remove-view";
import { saveView } from "@/lib/actions/save-view";
import { accountTableQuery } from "@/lib/queries/account-table";
import { type SavedView, type TableLayout, viewParameters } from "@/lib/saved-views/saved-view";

/** Saves a view anew, removes it, and reads all views again after a change. */
export function useViewChange() {
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: accountTableQuery().queryKey });

  /** @returns what the action answered with, null when it did not do it and the person was told */
  async function change<Data>(asked: Promise<ActionResult<Data>>, failed: string): Promise<{ data: Data } | null> {
    const result = await asked.catch((error: unknown) => ({ ok: false as const, error: lostConnection(error) }));
    await reload();
    if (result.ok) return result;
    showToast({ tone: "bad", title: failed, description: result.error.message, steps: result.error.advice });
    return null;
  }

  async function overwrite(view: SavedView, query: AccountListQuery, { columns, density }: TableLayout): Promise<void> {
    const content = { viewId: view.id, query: viewParameters(query), columns, density, seen: contentOf(view) };
    const saved = await change(changeView(content), `${view.name} is not saved`);
    if (saved) showToast({ tone: "ok", title: "View saved", description: view.name });
  }

  /**
   * Removes a view that nobody else has, which can be taken back.
   * @param onRestored gets the view's new id; what it does belongs to bringing the view back
   * @returns whether it is gone
   */
  async function remove(view: SavedView, onRestored: (viewId: string) => Promise<void>): Promise<boolean> {
    const { id, ...content } = view;
    const restore = async () => {
      const restored = await change(saveView(content), `${view.name} is not back`);
      if (!restored) return;
      await onRestored(restored.data.viewId);
      showToast({ tone: "ok", title: "The view is back", description: view.name });
    };
    const removed = await change(removeView({ viewId: id }), `${view.name} is not removed`);
    if (removed) showToast({ tone: "ok", title: "View removed", description: view.name, undo: () => void restore() });
    return removed !== null;
  }

  return { reload, overwrite, remove };
}

const contentOf = ({ query, columns, density }: SavedView) => ({ query, columns, density });
