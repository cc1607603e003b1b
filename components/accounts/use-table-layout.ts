"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { lostConnection } from "@/components/account/trouble";
import { showToast } from "@/components/ui/toast";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { accountTableQuery } from "@/lib/queries/account-table";
import {
  type AccountTableView,
  defaultSettings,
  type SavedView,
  type TableLayout,
  type TableSettings,
  viewParameters,
} from "@/lib/saved-views/saved-view";

export interface AccountTableState extends TableLayout {
  settings: TableSettings;
  views: readonly SavedView[];
  /** The saved view that is shown; null = none. */
  view: SavedView | null;
  /** Filters, order or layout are not what the view was saved with. */
  isViewChanged: boolean;
  /** Changes the person's own layout, or, while a view is shown, what it would be saved with. */
  setLayout: (change: Partial<TableLayout>) => void;
  /** Shown at once; resolves when the server has it, or has refused and what it knows is read again. */
  saveSettings: (change: Partial<TableSettings>) => Promise<void>;
}

/** How the accounts table looks for this person now. */
export function useTableLayout(query: AccountListQuery): AccountTableState {
  const queries = useQueryClient();
  const { data } = useQuery(accountTableQuery());
  const settings = data?.settings ?? defaultSettings;
  const views = data?.views ?? noViews;
  const [changed, setChanged] = useState<({ of: SavedView } & TableLayout) | null>(null);
  const view = views.find(({ id }) => id === query.view) ?? null;
  // A view that was saved anew since is another one.
  const shown = view && changed?.of === view ? changed : (view ?? settings);
  const columnsText = shown.columns.join();
  const columns = useMemo(() => columnsText.split(",") as TableLayout["columns"], [columnsText]);
  const { density } = shown;

  const saveSettings = useCallback(
    async (change: Partial<TableSettings>) => {
      const { queryKey } = accountTableQuery();
      const merge = (before: AccountTableView | undefined) =>
        before && { ...before, settings: { ...before.settings, ...change } };
      queries.setQueryData(queryKey, merge);
      if (!(await save(change))) await queries.invalidateQueries({ queryKey });
    },
    [queries],
  );
  return {
    settings,
    views,
    view,
    columns,
    density,
    isViewChanged:
      view !== null &&
      (viewParameters(query) !== view.query || columnsText !== view.columns.join() || density !== view.density),
    setLayout: (change) => (view ? setChanged({ columns, density, ...change, of: view }) : void saveSettings(change)),
    saveSettings,
  };
}

const noViews: SavedView[] = [];

/** @returns whether it is kept; if not, the person was told */
async function save(change: Partial<TableSettings>): Promise<boolean> {
  const { saveTableSettings } = await import("@/lib/actions/save-table-settings");
  const result = await saveTableSettings(change).catch((error: unknown) => ({
    ok: false as const,
    error: lostConnection(error),
  }));
  if (!result.ok)
    showToast({ tone: "bad", title: "The table’s settings are not kept", description: result.error.message });
  return result.ok;
}
