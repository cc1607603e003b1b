import { clsx } from "clsx";
import { memo } from "react";
import type { AccountView } from "@/lib/accounts/account-view";
import type { AccountSort, TableDensity } from "@/lib/vocabulary";
import { AccountActions, type OpenAccountDialog } from "./account-actions";
import { accountCells } from "./account-cells";
import { accountColumns } from "./account-columns";
import { SelectCell } from "./select-cell";

const cell =
  "border-line border-b px-3 group-last:border-b-0 group-data-selected:border-accent-line phone:block phone:h-auto phone:border-0 phone:p-0";

const rowHeights: Record<TableDensity, string> = { comfortable: "h-row py-1", compact: "h-10 py-0" };

export type SelectAccount = (account: AccountView, ticked: boolean, isRange: boolean) => void;

interface AccountRowProps {
  account: AccountView;
  /** Null for who may only look. */
  openDialog: OpenAccountDialog | null;
  onSelect: SelectAccount | null;
  isSelected: boolean;
  /** On a phone the box shows only while people select. */
  isChoosing: boolean;
  columns: readonly AccountSort[];
  density: TableDensity;
}

/** One account; on a phone a card. It renders again only when something about the account changed. */
export const AccountRow = memo(function AccountRow(props: AccountRowProps) {
  const { account, openDialog, onSelect, isSelected, isChoosing, columns, density } = props;
  const isGone = account.status === "revoked";
  return (
    <tr
      data-account={account.id}
      tabIndex={-1}
      data-selected={isSelected || undefined}
      className={clsx(
        "group focus-visible:-outline-offset-2 phone:relative phone:grid phone:grid-cols-[auto_minmax(0,1fr)_44px] phone:gap-x-2.5 phone:border-line phone:border-b phone:py-3 phone:pr-1 phone:last:border-b-0",
        isSelected ? "bg-accent-soft" : "hover:bg-hover",
        isChoosing ? "phone:pl-13" : "phone:pl-4",
        isGone && "text-text-2",
      )}
    >
      {onSelect && (
        <SelectCell
          label={`Select ${account.name}`}
          checked={isSelected}
          onSelect={(ticked, isRange) => onSelect(account, ticked, isRange)}
          className={clsx(cell, "phone:absolute phone:top-2 phone:left-1", !isChoosing && "phone:hidden")}
        />
      )}
      {columns.map((column) => {
        const { Content, className } = accountCells[column];
        const { visibility } = accountColumns[column];
        return (
          <td
            key={column}
            data-column={column}
            className={clsx(cell, "first:pl-5", rowHeights[density], className?.(account), visibility)}
          >
            <Content account={account} />
          </td>
        );
      })}
      <td className={clsx(cell, "px-2! text-right phone:col-start-3 phone:row-span-2 phone:row-start-1 phone:px-0!")}>
        {openDialog && <AccountActions account={account} openDialog={openDialog} />}
      </td>
    </tr>
  );
});
