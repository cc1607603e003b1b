"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useEffectEvent } from "react";
import { showToast } from "@/components/ui/toast";
import type { AccountView } from "@/lib/accounts/account-view";
import { paths } from "@/lib/paths";
import type { OpenAccountDialog } from "./account-actions";
import { type FocusPlace, type TableCommand, tableCommand } from "./table-keys";
import { useAccountSelection } from "./use-account-selection";
import type { AccountTableState } from "./use-table-layout";

const KeysDialog = lazy(() => import("./keys-dialog").then((module) => ({ default: module.KeysDialog })));

interface AccountTableKeysProps {
  accounts: readonly AccountView[];
  /** Null for who may only look. */
  openDialog: OpenAccountDialog | null;
  table: AccountTableState;
  isHelpOpen: boolean;
  setHelpOpen: (isOpen: boolean) => void;
}

/** Works the accounts table by keys, and lists them. */
export function AccountTableKeys({ accounts, openDialog, table, isHelpOpen, setHelpOpen }: AccountTableKeysProps) {
  const router = useRouter();
  const { isSelected, select } = useAccountSelection();
  const { singleKeys } = table.settings;

  function act(command: TableCommand, account: AccountView | undefined) {
    if (command.kind === "go") return rowsOnPage()[command.row]?.focus();
    if (command.kind === "search") return searchField()?.focus();
    if (command.kind === "help") return setHelpOpen(true);
    if (!account) return;
    if (command.kind === "open") return router.push(paths.account(account.id));
    if (!openDialog) return;
    if (command.kind === "select" || command.kind === "select_range") {
      const range = command.kind === "select_range" ? { pageIds: accounts.map(({ id }) => id) } : undefined;
      return select([account.id], range ? true : !isSelected(account.id), range);
    }
    const isPossible = command.kind === "refresh" ? account.can.refresh : account.status !== "revoked";
    if (isPossible) return openDialog(command.kind, account);
    const what = command.kind === "refresh" ? "has no token to refresh" : "is revoked and cannot be verified";
    showToast({ tone: "bad", title: `${account.name} ${what}` });
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    if (isHelpOpen && event.key === "Escape") {
      // Its code is not there yet.
      event.preventDefault();
      return setHelpOpen(false);
    }
    const row = event.target.closest<HTMLElement>(rowSelector);
    const command = tableCommand(event, {
      place: placeOf(event.target, row),
      row: row ? rowsOnPage().indexOf(row) : -1,
      rows: accounts.length,
      hasSingleKeys: singleKeys,
    });
    if (!command) return;
    event.preventDefault();
    act(
      command,
      accounts.find(({ id }) => id === row?.dataset.account),
    );
  });
  useEffect(() => {
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);

  if (!isHelpOpen) return null;
  return (
    <Suspense fallback={null}>
      <KeysDialog
        canChange={openDialog !== null}
        singleKeys={singleKeys}
        onChange={(isOn) => table.saveSettings({ singleKeys: isOn })}
        onClose={() => setHelpOpen(false)}
      />
    </Suspense>
  );
}

const rowSelector = "tr[data-account]";
const rowsOnPage = () => [...document.querySelectorAll<HTMLElement>(rowSelector)];
const searchField = () => document.querySelector<HTMLElement>("main input[type=search]");

function placeOf(target: Element, row: Element | null): FocusPlace {
  // Menus, dialogs and lists of choices have keys of their own.
  if (target.closest("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]")) return "field";
  if (target === searchField()) return "search";
  if (target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return "field";
  if (target === row) return "row";
  if (row) return "in_row";
  return target === document.body || target.matches("main, h1") ? "nowhere" : "elsewhere";
}
