"use client";

import { ListFilter } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { FilterMenu } from "@/components/ui/filter-menu";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { AccountFilterChips } from "./account-filter-chips";
import { accountFilters, filterChange } from "./account-filters";
import { AccountSearch } from "./account-search";
import { TableSettingsMenu } from "./table-settings-menu";
import { TagFilter } from "./tag-filter";
import { hasFilters, isFiltered, noFilters, type ShowAccounts } from "./use-account-list-address";
import { useAccountSelection } from "./use-account-selection";
import type { AccountTableState } from "./use-table-layout";
import { ViewMenu } from "./view-menu";

const AccountFilterSheet = lazy(() =>
  import("./account-filter-sheet").then((module) => ({ default: module.AccountFilterSheet })),
);

interface AccountToolbarProps {
  query: AccountListQuery;
  show: ShowAccounts;
  canChange: boolean;
  table: AccountTableState;
  openKeys: () => void;
}

/** Search and filters; on a phone the filters open in a sheet, and selecting begins here. */
export function AccountToolbar({ query, show, canChange, table, openKeys }: AccountToolbarProps) {
  const { isChoosing, setChoosing } = useAccountSelection();
  const [sheetOpen, setSheetOpen] = useState(false);
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2 phone:flex-nowrap">
      <ViewMenu query={query} show={show} canShare={canChange} table={table} />
      <AccountSearch search={query.search} show={show} />
      <div className="flex min-w-0 flex-wrap gap-2 phone:hidden">
        {accountFilters.map((filter) => (
          <FilterMenu
            key={filter.key}
            label={filter.label}
            options={filter.options}
            selected={query[filter.key]}
            onChange={(values) => show(filterChange(filter, values))}
          />
        ))}
        <TagFilter selected={query.tags} onChange={(tags) => show({ tags })} />
        <AccountFilterChips query={query} show={show} />
        {isFiltered(query) && (
          <Button variant="ghost" onClick={() => show(noFilters)}>
            Clear
          </Button>
        )}
      </div>
      <div className="ml-auto phone:hidden">
        <TableSettingsMenu query={query} show={show} table={table} openKeys={openKeys} />
      </div>
      <div className="hidden gap-2 phone:flex">
        {canChange && !isChoosing && <Button onClick={() => setChoosing(true)}>Select</Button>}
        <Button
          size="icon"
          aria-label="Filters"
          aria-haspopup="dialog"
          className={hasFilters(query) ? "border-accent-line! bg-accent-soft!" : undefined}
          onClick={() => setSheetOpen(true)}
        >
          <ListFilter aria-hidden />
        </Button>
      </div>
      {sheetOpen && (
        <Suspense fallback={null}>
          <AccountFilterSheet query={query} show={show} onClose={() => setSheetOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
