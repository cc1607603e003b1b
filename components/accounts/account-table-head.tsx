import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { accountColumns } from "./account-columns";
import type { ShowAccounts } from "./use-account-list-address";

export const headCell =
  "h-head border-line border-b bg-subtle px-3 text-left font-medium text-12 text-text-2 first:pl-5";

interface AccountTableHeadProps {
  query: Pick<AccountListQuery, "sort" | "descending">;
  /** Absent while the table is loading. */
  show?: ShowAccounts;
  /** The cell above the boxes of the rows. */
  selectAll?: ReactNode;
}

/** The header row: every column sorts, a second press turns the order round. */
export function AccountTableHead({ query, show, selectAll }: AccountTableHeadProps) {
  return (
    <thead className="phone:hidden">
      <tr>
        {selectAll}
        {accountColumns.map(({ label, sort, className, visibility }) => {
          const isSorted = query.sort === sort;
          // By urgency the most urgent come first: that is the descending order of urgency.
          const isDescending = sort === "urgency" ? !query.descending : query.descending;
          const Arrow = isDescending ? ArrowDown : ArrowUp;
          return (
            <th
              key={sort}
              scope="col"
              aria-label={label}
              aria-sort={isSorted ? (isDescending ? "descending" : "ascending") : undefined}
              className={clsx(headCell, isSorted && "text-text", className, visibility)}
            >
              <button
                type="button"
                disabled={!show}
                onClick={() => show?.({ sort, descending: isSorted && !query.descending })}
                className="inline-flex h-8 items-center gap-1 whitespace-nowrap hover:text-text"
              >
                <span>
                  {/* The filters above have buttons of the same name. */}
                  <span className="sr-only">Sort by </span>
                  {label}
                </span>
                {isSorted && <Arrow aria-hidden className="size-3.5" />}
              </button>
            </th>
          );
        })}
        <th scope="col" className={clsx(headCell, "w-12")}>
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  );
}
