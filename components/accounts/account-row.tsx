import { clsx } from "clsx";
import { memo } from "react";
import type { AccountView } from "@/lib/accounts/account-view";
import type { AccountSort } from "@/lib/vocabulary";
import { AccountActions, type OpenAccountDialog } from "./account-actions";
import { accountCells } from "./account-cells";
import { accountColumns } from "./account-columns";
import { SelectCell } from "./select-cell";

export type SelectAccount = (account: AccountView, ticked: boolean, isRange: boolean) => void;

interface AccountRowProps {
  account: AccountView;
  /** Null for who may only look. */
  openDialog: OpenAccountDialog | null;
  onSelect: SelectAccount | null;
  isSelected: boolean;
  columns: readonly AccountSort[];
}

/**
 * One account; on a phone a card. It renders again only when something about the account changed. What it looks like is
 * in app/components.css.
 */
export const AccountRow = memo(function AccountRow(props: AccountRowProps) {
  const { account, openDialog, onSelect, isSelected, columns } = props;
  return (
    <tr
      data-account={account.id}
      tabIndex={-1}
      data-selected={isSelected || undefined}
      className={account.status === "revoked" ? "text-text-2" : undefined}
    >
      {onSelect && (
        <SelectCell
          label={`Select ${account.name}`}
          checked={isSelected}
          onSelect={(ticked, isRange) => onSelect(account, ticked, isRange)}
        />
      )}
      {columns.map((column) => {
        const { Content, className } = accountCells[column];
        const { visibility } = accountColumns[column];
        return (
          <td key={column} data-column={column} className={clsx(className?.(account), visibility) || undefined}>
            <Content account={account} />
          </td>
        );
      })}
      <td className="account-actions">{openDialog && <AccountActions account={account} openDialog={openDialog} />}</td>
    </tr>
  );
});
