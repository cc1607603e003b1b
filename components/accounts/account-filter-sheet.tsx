"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FilterOptions } from "@/components/ui/filter-options";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { AccountFilterChips } from "./account-filter-chips";
import { accountFilters, filterChange } from "./account-filters";
import { SortFields } from "./sort-fields";
import { TagOptions } from "./tag-options";
import { isFiltered, noFilters, type ShowAccounts } from "./use-account-list-address";

interface AccountFilterSheetProps {
  query: AccountListQuery;
  show: ShowAccounts;
  onClose: () => void;
}

/** Filters and order on a phone, where the table has no header. Every tick counts at once. */
export function AccountFilterSheet({ query, show, onClose }: AccountFilterSheetProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Filters"
      footer={
        <>
          {isFiltered(query) && <Button onClick={() => show(noFilters)}>Clear</Button>}
          <Button variant="primary" onClick={onClose}>
            Show accounts
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {accountFilters.map((filter) => (
          <FilterOptions
            key={filter.key}
            showLabel
            label={filter.label}
            options={filter.options}
            selected={query[filter.key]}
            onChange={(values) => show(filterChange(filter, values))}
          />
        ))}
        <TagOptions showLabel selected={query.tags} onChange={(tags) => show({ tags })} />
        {(query.hosts.length > 0 || query.expiresFrom || query.expiresTo) && (
          <div className="flex flex-wrap gap-2">
            <AccountFilterChips query={query} show={show} />
          </div>
        )}
        <SortFields query={query} show={show} />
      </div>
    </Dialog>
  );
}
