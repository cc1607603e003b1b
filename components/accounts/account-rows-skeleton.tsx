import { clsx } from "clsx";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { defaultColumns } from "@/lib/saved-views/saved-view";
import type { AccountSort } from "@/lib/vocabulary";
import { accountColumns } from "./account-columns";
import { AccountTableFrame } from "./account-table";
import { AccountTableHead } from "./account-table-head";

const rows = ["w-27", "w-23", "w-32", "w-28", "w-21", "w-24", "w-22", "w-27"];
const widths: Record<AccountSort, string> = {
  name: "block! w-46 max-w-full",
  authentication: "w-22",
  environment: "w-18",
  urgency: "h-6 w-26",
  expires: "w-14",
  last_refreshed: "w-16",
  next_refresh: "w-14",
};
const cell = "h-row border-line border-b px-3 phone:block phone:px-4";

/** The table while its rows are on their way: real labels, grey values, the final geometry. */
export function AccountRowsSkeleton({ columns = defaultColumns }: { columns?: readonly AccountSort[] }) {
  return (
    <Card className="animate-appear overflow-hidden">
      <AccountTableFrame isBusy>
        <AccountTableHead columns={columns} query={{ sort: "urgency", descending: false, thenBy: null }} />
        <tbody className="phone:block">
          {rows.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never change places
            <tr key={index} className="phone:block">
              {columns.map((sort) => (
                <td
                  key={sort}
                  className={clsx(
                    cell,
                    sort === "name" ? "pl-5 phone:h-[118px] phone:pt-4" : "phone:hidden",
                    accountColumns[sort].visibility,
                  )}
                >
                  {sort === "name" && <Skeleton className={clsx("mb-2 block!", width)} />}
                  <Skeleton className={widths[sort]} />
                </td>
              ))}
              <td className={clsx(cell, "phone:hidden")} />
            </tr>
          ))}
        </tbody>
      </AccountTableFrame>
    </Card>
  );
}
