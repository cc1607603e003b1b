"use client";

import { clsx } from "clsx";
import { Bookmark, ChevronDown } from "lucide-react";
import { type ComponentProps, lazy, Suspense, useState } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import type { ShowAccounts } from "./use-account-list-address";
import type { AccountTableState } from "./use-table-layout";

const load = () => import("./view-menu-content");
const ViewMenuContent = lazy(() => load().then((module) => ({ default: module.ViewMenuContent })));

export interface ViewMenuProps {
  query: AccountListQuery;
  show: ShowAccounts;
  /** Whether the person may share views with everybody. */
  canShare: boolean;
  table: AccountTableState;
}

/** The saved views, and which one is shown. The menu's code loads on first use. */
export function ViewMenu(props: ViewMenuProps) {
  const { view, isViewChanged } = props.table;
  const [wanted, setWanted] = useState(false);
  const shown = { name: view?.name ?? "All accounts", isUnnamed: !view, isChanged: isViewChanged };
  if (!wanted) {
    return (
      <ViewButton
        {...shown}
        aria-expanded={false}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setWanted(true)}
      />
    );
  }
  return (
    <Suspense fallback={<ViewButton {...shown} aria-expanded />}>
      <ViewMenuContent {...props} trigger={<ViewButton {...shown} />} />
    </Suspense>
  );
}

interface ViewButtonProps extends ComponentProps<"button"> {
  name: string;
  /** No view of anybody's: on a phone that needs no words. */
  isUnnamed: boolean;
  isChanged: boolean;
}

function ViewButton({ name, isUnnamed, isChanged, ...props }: ViewButtonProps) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      data-opens="views"
      className={buttonStyles({ className: "max-w-56 phone:max-w-28" })}
      {...props}
    >
      <Bookmark aria-hidden />
      <span className="sr-only">View: </span>
      <span className={clsx("min-w-0 truncate", isUnnamed && "phone:sr-only")}>{name}</span>
      {isChanged && <span className="text-text-3 phone:sr-only">changed</span>}
      <ChevronDown aria-hidden className="-mr-1 size-3.5! text-text-3" />
    </button>
  );
}
