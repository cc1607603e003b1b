"use client";

import { BookmarkPlus, House, PencilLine, Save, Trash2 } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { queryOfView, type SavedView } from "@/lib/saved-views/saved-view";
import { noFilters } from "./use-account-list-address";
import { useViewChange } from "./use-view-change";
import { ViewDialog, type ViewDialogKind } from "./view-dialog";
import type { ViewMenuProps } from "./view-menu";

/** The open half of `ViewMenu`: choose a view, and what can be done with the one that is shown. */
export function ViewMenuContent({ query, show, canShare, table, trigger }: ViewMenuProps & { trigger: ReactNode }) {
  const { view, views, isViewChanged, settings, saveSettings } = table;
  const [dialog, setDialog] = useState<ViewDialogKind | null>(null);
  const opening = useRef(false);
  const changes = useViewChange();
  const canChange = view !== null && (canShare || !view.isShared);
  const isDefault = settings.defaultViewId === (view?.id ?? null);

  const choose = (id: string) => {
    const chosen = views.find((one) => one.id === id);
    show(
      chosen
        ? queryOfView(chosen)
        : { ...noFilters, sort: "urgency", descending: false, thenBy: null, view: settings.defaultViewId && "all" },
    );
  };
  const remove = async (gone: SavedView) => {
    const wasDefault = settings.defaultViewId === gone.id;
    const isGone = await changes.remove(gone, async (viewId) => {
      if (wasDefault) await saveSettings({ defaultViewId: viewId });
    });
    // Whoever has chosen another one meanwhile keeps it.
    if (isGone && new URLSearchParams(location.search).get("view") === gone.id) choose("all");
  };
  const open = (kind: ViewDialogKind) => {
    opening.current = true;
    setDialog(kind);
  };
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const own = views.filter(({ isShared }) => !isShared);
  const shared = views.filter(({ isShared }) => isShared);
  return (
    <>
      <Menu
        defaultOpen
        align="start"
        trigger={trigger}
        onCloseAutoFocus={(event) => {
          // The dialog takes the focus, and gives it back to whatever opened it.
          if (opening.current) event.preventDefault();
          opening.current = false;
        }}
      >
        <div className="max-h-80 overflow-y-auto">
          <MenuChoice
            closes
            label="Views"
            value={view?.id ?? "all"}
            onChange={choose}
            options={[{ value: "all", label: "All accounts" }, ...own.map(option)]}
          />
          {shared.length > 0 && (
            <MenuChoice
              closes
              label="Shared views"
              value={view?.id ?? "all"}
              onChange={choose}
              options={shared.map(option)}
            />
          )}
        </div>
        <MenuSeparator />
        {view && canChange && isViewChanged && (
          <MenuItem
            icon={<Save aria-hidden />}
            label={`Save changes to ${view.name}`}
            onSelect={() => void changes.overwrite(view, query, table)}
          />
        )}
        <MenuItem
          opensDialog
          icon={<BookmarkPlus aria-hidden />}
          label="Save as new view"
          onSelect={() => open("create")}
        />
        {!isDefault && (
          <MenuItem
            icon={<House aria-hidden />}
            label={`Open with ${view?.name ?? "all accounts"}`}
            onSelect={() => saveSettings({ defaultViewId: view?.id ?? null })}
          />
        )}
        {view && canChange && (
          <>
            <MenuItem
              opensDialog
              icon={<PencilLine aria-hidden />}
              label={`Rename ${view.name}`}
              onSelect={() => open("rename")}
            />
            <MenuSeparator />
            <MenuItem
              destructive
              opensDialog={view.isShared}
              icon={<Trash2 aria-hidden />}
              label={`Remove ${view.name}`}
              // It comes back for whom it was theirs alone, and not for everybody who opens the table with it.
              onSelect={() => (view.isShared ? open("remove") : void remove(view))}
            />
          </>
        )}
      </Menu>
      {dialog && (
        <ViewDialog
          kind={dialog}
          view={view}
          query={query}
          layout={table}
          canShare={canShare}
          onClose={() => setDialog(null)}
          onSaved={(viewId) => show({ ...query, cursor: null, view: viewId })}
          onRemoved={() => choose("all")}
        />
      )}
    </>
  );
}
