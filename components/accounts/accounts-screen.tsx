"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { ReadProblem } from "@/components/account/read-problem";
import { Card } from "@/components/ui/card";
import { useNumber } from "@/components/ui/use-number";
import { accountTotalQuery } from "@/lib/queries/account-total";
import { accountsPageQuery } from "@/lib/queries/accounts-page";
import { AccountDialogs, useAccountDialogs } from "./account-dialogs";
import { AccountPager } from "./account-pager";
import { AccountRowsSkeleton } from "./account-rows-skeleton";
import { AccountSelectionBar } from "./account-selection-bar";
import { AccountTable } from "./account-table";
import { AccountTableKeys } from "./account-table-keys";
import { AccountToolbar } from "./account-toolbar";
import { accountCountText } from "./account-words";
import { AccountsEmpty } from "./accounts-empty";
import { AccountsError } from "./accounts-error";
import { AccountsHeading } from "./accounts-heading";
import { AccountsMenuButton } from "./accounts-menu-button";
import { AccountsNoMatch } from "./accounts-no-match";
import { isFiltered, useAccountListAddress } from "./use-account-list-address";
import { AccountSelectionProvider } from "./use-account-selection";
import { useTableLayout } from "./use-table-layout";

const BulkActions = lazy(() =>
  import("@/components/bulk/bulk-actions").then((module) => ({ default: module.BulkActions })),
);

/** Pages of the query before lead nowhere in this one. */
const ignore = () => undefined;

/**
 * The accounts table with search, filters, order and pages, kept up to date while it is open.
 * @param props.canChange false for who may only look
 * @param props.overview stands above the table, where there are accounts
 */
export function AccountsScreen({ canChange, overview }: { canChange: boolean; overview: ReactNode }) {
  const { query, show } = useAccountListAddress();
  const page = useQuery({ ...accountsPageQuery(query), placeholderData: keepPreviousData });
  const total = useQuery({ ...accountTotalQuery(query), placeholderData: keepPreviousData });
  const table = useTableLayout(query);
  const number = useNumber();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { dialog, openDialog, closeDialog } = useAccountDialogs();
  const heading = useRef<HTMLHeadingElement>(null);

  const retry = () => void page.refetch();
  const view = page.data;
  const isEmpty = view?.accounts.length === 0;
  const hasNone = isEmpty && !isFiltered(query) && !query.cursor && !page.isPlaceholderData;
  const subline = total.data ? accountCountText(total.data, isFiltered(query), number) : "Loading accounts…";

  return (
    <AccountSelectionProvider
      query={query}
      total={total.isPlaceholderData ? undefined : total.data}
      isOutdated={page.isPlaceholderData}
    >
      <AccountsHeading
        headingRef={heading}
        canChange={canChange && !hasNone}
        menu={<AccountsMenuButton query={query} canChange={canChange} isEmpty={hasNone === true || !view} />}
        subline={page.isError && !view ? "Not loaded" : hasNone ? "No accounts yet" : subline}
      />
      {!hasNone && overview}
      {!hasNone && (
        <AccountToolbar
          query={query}
          show={show}
          canChange={canChange}
          table={table}
          openKeys={() => setHelpOpen(true)}
        />
      )}
      {view && page.error && (
        <div className="mb-3">
          <ReadProblem error={page.error} isRetrying={page.isFetching} onRetry={retry} />
        </div>
      )}
      {page.isPending && <AccountRowsSkeleton columns={table.columns} />}
      {page.isError && !view && (
        <AccountsError error={page.error} failedAt={page.errorUpdatedAt} isRetrying={page.isFetching} onRetry={retry} />
      )}
      {hasNone && <AccountsEmpty canChange={canChange} />}
      {view && !hasNone && (
        <Card className="overflow-hidden">
          {isEmpty ? (
            <AccountsNoMatch query={query} show={show} />
          ) : (
            <>
              <AccountTable
                accounts={view.accounts}
                query={query}
                show={show}
                openDialog={canChange ? openDialog : null}
                columns={table.columns}
                density={table.density}
                isOutdated={page.isPlaceholderData}
              />
              <AccountPager page={view} total={total.data} show={page.isPlaceholderData ? ignore : show} />
            </>
          )}
        </Card>
      )}
      <AccountTableKeys
        accounts={view?.accounts ?? []}
        openDialog={canChange ? openDialog : null}
        table={table}
        isHelpOpen={isHelpOpen}
        setHelpOpen={setHelpOpen}
      />
      {canChange && view && !hasNone && (
        <AccountSelectionBar pageIds={view.accounts.map(({ id }) => id)}>
          <Suspense fallback={null}>
            <BulkActions />
          </Suspense>
        </AccountSelectionBar>
      )}
      <AccountDialogs dialog={dialog} onClose={closeDialog} focusAfterRemoval={heading} />
    </AccountSelectionProvider>
  );
}
