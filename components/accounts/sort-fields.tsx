"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { defaultColumns } from "@/lib/saved-views/saved-view";
import type { AccountSort } from "@/lib/vocabulary";
import { accountColumns } from "./account-columns";
import type { ShowAccounts } from "./use-account-list-address";

/** The order of the table by hand: for keys and fingers, which have no Shift and press. */
export function SortFields({ query, show }: { query: AccountListQuery; show: ShowAccounts }) {
  const { sort, descending, thenBy } = query;
  const first = { sort, descending };
  return (
    <div className="grid grid-cols-2 gap-2">
      <Field label="Sort by">
        {(control) => (
          <Select
            {...control}
            value={textOf(first)}
            onChange={({ target }) => {
              const by = orderOf(target.value);
              if (by) show({ ...by, thenBy: thenBy?.sort === by.sort ? null : thenBy });
            }}
          >
            <Orders />
          </Select>
        )}
      </Field>
      <Field label="Then by">
        {(control) => (
          <Select
            {...control}
            value={thenBy ? textOf(thenBy) : ""}
            onChange={({ target }) => show({ thenBy: orderOf(target.value) })}
          >
            <option value="">Nothing</option>
            <Orders without={sort} />
          </Select>
        )}
      </Field>
    </div>
  );
}

function Orders({ without }: { without?: AccountSort }) {
  return defaultColumns
    .filter((column) => column !== without)
    .flatMap((column) =>
      // Urgency has one direction.
      (column === "urgency" ? [false] : [false, true]).map((descending) => (
        <option key={`${column}${descending}`} value={textOf({ sort: column, descending })}>
          {accountColumns[column].label}
          {descending && ", descending"}
        </option>
      )),
    );
}

const textOf = ({ sort, descending }: { sort: AccountSort; descending: boolean }) =>
  `${descending && sort !== "urgency" ? "-" : ""}${sort}`;

function orderOf(value: string): { sort: AccountSort; descending: boolean } | null {
  const descending = value.startsWith("-");
  const sort = defaultColumns.find((column) => column === value.slice(descending ? 1 : 0));
  return sort ? { sort, descending } : null;
}
