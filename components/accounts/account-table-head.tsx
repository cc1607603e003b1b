import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import type { AccountSort } from "@/lib/vocabulary";
import { accountColumns } from "./account-columns";
import { firstSortChange, secondSortChange, sortOf } from "./sort-change";
import type { ShowAccounts } from "./use-account-list-address";

export const headCell =
  "h-head border-line border-b bg-subtle px-3 text-left font-medium text-12 text-text-2 first:pl-5";

interface AccountTableHeadProps {
  columns: readonly AccountSort[];
  query: Pick<AccountListQuery, "sort" | "descending" | "thenBy">;
  /** Absent while the table is loading. */
  show?: ShowAccounts;
  /** The cell above the boxes of the rows. */
  selectAll?: ReactNode;
}

/** The header row: every column sorts, a second press turns the order round, a press with Shift adds a second order. */
export function AccountTableHead({ columns, query, show, selectAll }: AccountTableHeadProps) {
  return (
    <thead className="phone:hidden">
      <tr>
        {selectAll}
        {columns.map((column) => {
          const { label, className, visibility } = accountColumns[column];
          const sorted = sortOf(query, column);
          const direction = sorted?.isDescending ? "descending" : "ascending";
          return (
            <th
              key={column}
              scope="col"
              aria-label={label}
              aria-sort={sorted?.place === 1 ? direction : undefined}
              className={clsx(headCell, sorted && "text-text", className, visibility)}
            >
              <button
                type="button"
                disabled={!show}
                onClick={({ shiftKey }) => show?.((shiftKey ? secondSortChange : firstSortChange)(query, column))}
                className="inline-flex h-8 items-center gap-1 whitespace-nowrap hover:text-text"
              >
                <span>
                  {/* The filters above have buttons of the same name. */}
                  <span className="sr-only">Sort by </span>
                  {label}
                  {sorted?.place === 2 && <span className="sr-only">(second order, {direction})</span>}
                </span>
                {sorted && <SortMark place={query.thenBy ? sorted.place : null} isDescending={sorted.isDescending} />}
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

function SortMark({ place, isDescending }: { place: 1 | 2 | null; isDescending: boolean }) {
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return (
    <span aria-hidden className="inline-flex items-center">
      <Arrow className="size-3.5" />
      {place && <span className="text-11 tabular-nums">{place}</span>}
    </span>
  );
}
