"use client";

import { useQueryClient } from "@tanstack/react-query";
import { lostConnection } from "@/components/account/trouble";
import { showToast } from "@/components/ui/toast";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { changeView } from "@/lib/actions/change-view";
import { accountTableQuery } from "@/lib/queries/account-table";
import { type SavedView, type TableLayout, viewParameters } from "@/lib/saved-views/saved-view";

/** Saves a view anew, and reads all views again after a change. */
export function useViewChange() {
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: accountTableQuery().queryKey });

  async function overwrite(view: SavedView, query: AccountListQuery, { columns, density }: TableLayout): Promise<void> {
    const content = { viewId: view.id, query: viewParameters(query), columns, density };
    const result = await changeView(content).catch((error: unknown) => ({
      ok: false as const,
      error: lostConnection(error),
    }));
    await reload();
    showToast(
      result.ok
        ? { tone: "ok", title: "View saved", description: view.name }
        : {
            tone: "bad",
            title: `${view.name} is not saved`,
            description: result.error.message,
            steps: result.error.advice,
          },
    );
  }
  return { reload, overwrite };
}
