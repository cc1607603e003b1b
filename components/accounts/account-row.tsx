import { clsx } from "clsx";
import Link from "next/link";
import { memo } from "react";
import type { AccountView } from "@/lib/accounts/account-view";
import { paths } from "@/lib/paths";
import { authenticationMethodLabels, environmentLabels } from "@/lib/vocabulary";
import { AccountActions, type OpenAccountDialog } from "./account-actions";
import { ExpiryCell, LastRefreshCell, NextRefreshCell, StatusCell } from "./account-cells";
import { columnVisibility } from "./account-columns";
import { whereabouts } from "./account-words";

const cell =
  "h-row border-line border-b px-3 py-1 group-last:border-b-0 phone:block phone:h-auto phone:border-0 phone:p-0";

interface AccountRowProps {
  account: AccountView;
  /** Null for who may only look. */
  openDialog: OpenAccountDialog | null;
}

/** One account; on a phone a card. It renders again only when something about the account changed. */
export const AccountRow = memo(function AccountRow({ account, openDialog }: AccountRowProps) {
  const isGone = account.status === "revoked";
  const environment = environmentLabels[account.environment];
  return (
    <tr
      className={clsx(
        "group hover:bg-hover phone:grid phone:grid-cols-[auto_minmax(0,1fr)_44px] phone:gap-x-2.5 phone:border-line phone:border-b phone:py-3 phone:pr-1 phone:pl-4 phone:last:border-b-0",
        isGone && "text-text-2",
      )}
    >
      <td className={clsx(cell, "pl-5 phone:col-span-2")}>
        <Link
          href={paths.account(account.id)}
          prefetch={false}
          className="block truncate font-medium hover:underline phone:py-0.5 phone:text-15"
        >
          {account.name}
        </Link>
        <span className="block truncate text-12 text-text-3 group-hover:text-text-2">{whereabouts(account)}</span>
      </td>
      <td className={clsx(cell, "phone:col-span-full phone:row-start-3 phone:mt-1.5 phone:text-text-2")}>
        {authenticationMethodLabels[account.authenticationMethod]}
        <span className="hidden text-text-2 stacked:inline">
          <span className="hidden phone:inline"> · </span>
          <span className="block text-12 phone:inline phone:text-13">{environment}</span>
        </span>
      </td>
      <td className={clsx(cell, columnVisibility.environment, account.environment !== "production" && "text-text-2")}>
        {environment}
      </td>
      <td className={clsx(cell, "phone:col-start-1 phone:row-start-2 phone:mt-2")}>
        <StatusCell account={account} />
      </td>
      <td
        className={clsx(
          cell,
          "phone:col-start-2 phone:row-start-2 phone:mt-2 phone:self-center phone:text-13",
          isGone && "phone:hidden",
        )}
      >
        <ExpiryCell account={account} />
      </td>
      <td className={clsx(cell, columnVisibility.lastRefreshed)}>
        <LastRefreshCell account={account} />
      </td>
      <td className={clsx(cell, columnVisibility.nextRefresh)}>
        <NextRefreshCell account={account} />
      </td>
      <td className={clsx(cell, "px-2! text-right phone:col-start-3 phone:row-span-2 phone:row-start-1 phone:px-0!")}>
        {openDialog && <AccountActions account={account} openDialog={openDialog} />}
      </td>
    </tr>
  );
});
