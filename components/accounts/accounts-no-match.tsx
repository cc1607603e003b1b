import { SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { isFiltered, noFilters, type ShowAccounts } from "./use-account-list-address";

/** Accounts exist, but none of them stands here. */
export function AccountsNoMatch({ query, show }: { query: AccountListQuery; show: ShowAccounts }) {
  if (!isFiltered(query)) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title="No account on this page any more"
        actions={<Button onClick={() => show({})}>Go to the first page</Button>}
      >
        Accounts were removed, or changed their place in the order.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title="No account matches"
      actions={<Button onClick={() => show(noFilters)}>Clear filters</Button>}
    >
      {query.search ? (
        <>No account has “{query.search}” in its name, shop, host or owner, and passes the filters.</>
      ) : (
        "No account passes all of the filters."
      )}
    </EmptyState>
  );
}
