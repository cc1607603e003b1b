"use client";

import { lazy, Suspense, useState } from "react";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { ColumnsButton } from "./columns-button";
import type { ShowAccounts } from "./use-account-list-address";
import type { AccountTableState } from "./use-table-layout";

const load = () => import("./table-settings-popover");
const TableSettingsPopover = lazy(() => load().then((module) => ({ default: module.TableSettingsPopover })));

export interface TableSettingsProps {
  query: AccountListQuery;
  show: ShowAccounts;
  table: AccountTableState;
  openKeys: () => void;
}

/** Columns, density and order of the table; the code loads on first use. */
export function TableSettingsMenu(props: TableSettingsProps) {
  const [wanted, setWanted] = useState(false);
  if (!wanted) {
    return <ColumnsButton aria-expanded={false} onPointerEnter={load} onFocus={load} onClick={() => setWanted(true)} />;
  }
  return (
    <Suspense fallback={<ColumnsButton aria-expanded />}>
      <TableSettingsPopover {...props} />
    </Suspense>
  );
}
