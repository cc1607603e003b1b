import { clsx } from "clsx";
import { type ReactNode, useCallback, useMemo } from "react";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import type { AccountView } from "@/lib/accounts/account-view";
import type { AccountSort, TableDensity } from "@/lib/vocabulary";
import type { OpenAccountDialog } from "./account-actions";
import { AccountRow, type SelectAccount } from "./account-row";
import { AccountTableHead } from "./account-table-head";
import { SelectPageCell } from "./select-page-cell";
import { TableIconShapes } from "./table-icons";
import type { ShowAccounts } from "./use-account-list-address";
import { useAccountSelection } from "./use-account-selection";

interface AccountTableProps {
  accounts: AccountView[];
  query: AccountListQuery;
  show: ShowAccounts;
  /** Null for who may only look: there is nothing to select for either. */
  openDialog: OpenAccountDialog | null;
  columns: readonly AccountSort[];
  density: TableDensity;
  /** These are still the rows of the query before. */
  isOutdated: boolean;
}

export function AccountTable(props: AccountTableProps) {
  const { accounts, query, show, openDialog, columns, density, isOutdated } = props;
  const { isSelected, select, isChoosing } = useAccountSelection();
  const idsText = accounts.map(({ id }) => id).join();
  const pageIds = useMemo(() => idsText.split(","), [idsText]);
  const onSelect: SelectAccount = useCallback(
    ({ id }, ticked, isRange) => select([id], ticked, isRange ? { pageIds } : undefined),
    [select, pageIds],
  );
  return (
    <>
      <TableIconShapes />
      <AccountTableFrame isBusy={isOutdated}>
        <AccountTableHead
          columns={columns}
          query={query}
          show={show}
          selectAll={openDialog && <SelectPageCell pageIds={pageIds} />}
        />
        <tbody
          data-density={density}
          data-choosing={isChoosing || undefined}
          className={clsx("account-rows", isOutdated && "opacity-60 transition-opacity delay-200")}
        >
          {accounts.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              openDialog={openDialog}
              onSelect={openDialog && onSelect}
              isSelected={isSelected(account.id)}
              columns={columns}
            />
          ))}
        </tbody>
      </AccountTableFrame>
    </>
  );
}

/** The table itself, with rows or with their skeletons. */
export function AccountTableFrame({ isBusy, children }: { isBusy: boolean; children: ReactNode }) {
  return (
    <div className="relative overflow-x-auto">
      <table
        aria-label="Accounts"
        aria-busy={isBusy}
        className="w-full table-fixed border-separate border-spacing-0 text-13 phone:block rail:min-w-[700px]"
      >
        {children}
      </table>
    </div>
  );
}
