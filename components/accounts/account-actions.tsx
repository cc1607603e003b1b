"use client";

import { lazy, Suspense, useState } from "react";
import type { AccountView } from "@/lib/accounts/account-view";
import { AccountActionsButton } from "./account-actions-button";
import { TableIcon } from "./table-icons";

const load = () => import("./account-menu");
const AccountMenu = lazy(() => load().then((module) => ({ default: module.AccountMenu })));

export type OpenAccountDialog = (
  kind: "verify" | "refresh" | "tags" | "revoke" | "remove",
  account: AccountView,
) => void;

/** The menu of a row. Its code loads with the first menu that someone reaches for. */
export function AccountActions({ account, openDialog }: { account: AccountView; openDialog: OpenAccountDialog }) {
  const [wanted, setWanted] = useState(false);
  if (!wanted) {
    return (
      <button
        type="button"
        className="actions-button"
        aria-label={`Actions for ${account.name}`}
        aria-haspopup="menu"
        aria-expanded={false}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setWanted(true)}
      >
        <TableIcon name="actions" />
      </button>
    );
  }
  return (
    <Suspense fallback={<AccountActionsButton name={account.name} aria-expanded />}>
      <AccountMenu account={account} openDialog={openDialog} />
    </Suspense>
  );
}
