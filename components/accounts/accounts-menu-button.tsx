"use client";

import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";

const load = () => import("./accounts-menu");
const AccountsMenu = lazy(() => load().then((module) => ({ default: module.AccountsMenu })));

export interface AccountsMenuProps {
  query: AccountListQuery;
  /** False for who may only look. */
  canChange: boolean;
  /** There is nothing to export. */
  isEmpty: boolean;
}

/** Import, export and the bulk actions. The menu's code loads when someone reaches for it. */
export function AccountsMenuButton(props: AccountsMenuProps) {
  const [wanted, setWanted] = useState(false);
  if (!wanted) {
    return <MenuButton aria-expanded={false} onPointerEnter={load} onFocus={load} onClick={() => setWanted(true)} />;
  }
  return (
    <Suspense fallback={<MenuButton aria-expanded />}>
      <AccountsMenu {...props} trigger={<MenuButton />} />
    </Suspense>
  );
}

function MenuButton(props: ButtonProps) {
  return (
    <Button size="icon" aria-label="More actions" aria-haspopup="menu" {...props}>
      <Ellipsis aria-hidden />
    </Button>
  );
}
