"use client";

import { lazy, Suspense, useState } from "react";
import type { AccountView } from "@/lib/accounts/account-view";
import { AccountActionsButton } from "./account-actions-button";

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
      <AccountActionsButton
        name={account.name}
        aria-expanded={false}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setWanted(true)}
      />
    );
  }
  return (
    <Suspense fallback={<AccountActionsButton name={account.name} aria-expanded />}>
      <AccountMenu account={account} openDialog={openDialog} />
    </Suspense>
  );
}
