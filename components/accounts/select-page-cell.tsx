"use client";

import { clsx } from "clsx";
import { TickTarget } from "@/components/ui/tick-box";
import { headCell } from "./account-table-head";
import { useAccountSelection } from "./use-account-selection";

/** The box in the table's head: all accounts of this page. */
export function SelectPageCell({ pageIds }: { pageIds: readonly string[] }) {
  const { isSelected, select } = useAccountSelection();
  const ticked = pageIds.filter(isSelected).length;
  return (
    <th scope="col" className={clsx(headCell, "w-10 pr-0! pl-3!")}>
      <TickTarget
        label="Select all accounts of this page"
        checked={ticked === pageIds.length}
        indeterminate={ticked > 0 && ticked < pageIds.length}
        onChange={({ target }) => select(pageIds, target.checked)}
      />
    </th>
  );
}
