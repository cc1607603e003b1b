"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { showToast } from "@/components/ui/toast";
import { useNumber } from "@/components/ui/use-number";
import {
  type AccountListQuery,
  accountFilterOf,
  accountListParameters,
  unordered,
} from "@/lib/accounts/account-list-query";
import type { AccountSelection } from "@/lib/accounts/account-selection";
import type { AccountTotalView } from "@/lib/accounts/account-view";
import { maxSelectedIds } from "@/lib/accounts/max-selected-ids";
import type { NumberText } from "@/lib/number-text";
import {
  allSelected,
  countTicked,
  isTicked,
  noSelection,
  rangeTo,
  type SelectionState,
  tick,
  toAccountSelection,
} from "./selection-state";

export interface AccountSelecting {
  /** What a bulk action would be about; null = nothing is selected, or who looks may not change anything. */
  selection: AccountSelection | null;
  /** How many accounts that is; beyond 10,000 an estimate. */
  count: number;
  isExact: boolean;
  /** How many match the filter. Undefined while nobody knows. */
  total: AccountTotalView | undefined;
  isSelected: (accountId: string) => boolean;
  /** Ticks accounts of the page, or takes their ticks away. `isRange` = all from the one ticked before. */
  select: (accountIds: readonly string[], ticked: boolean, range?: { pageIds: readonly string[] }) => void;
  selectAllMatching: () => void;
  clear: () => void;
  /** On a phone rows have no boxes until someone wants to select. */
  isChoosing: boolean;
  setChoosing: (isChoosing: boolean) => void;
}

const Context = createContext<AccountSelecting | null>(null);

interface AccountSelectionProviderProps {
  query: AccountListQuery;
  total: AccountTotalView | undefined;
  /** The rows are still those of the query before. */
  isOutdated: boolean;
  children: ReactNode;
}

/** Keeps what is ticked in the accounts table while people page and sort; another filter begins anew. */
export function AccountSelectionProvider({ query, total, isOutdated, children }: AccountSelectionProviderProps) {
  const filter = useMemo(() => accountFilterOf(query), [query]);
  const filterKey = accountListParameters(unordered(query)).toString();
  const [kept, setKept] = useState<SelectionState>(() => noSelection(filterKey));
  const [isChoosing, setChoosing] = useState(false);
  if (kept.filterKey !== filterKey) setKept(noSelection(filterKey));
  const state = kept.filterKey === filterKey ? kept : noSelection(filterKey);

  const selection = useMemo(() => toAccountSelection(state, filter), [state, filter]);
  const clear = useCallback(() => {
    setKept(({ filterKey: key }) => noSelection(key));
    setChoosing(false);
  }, []);
  // Rows keep one callback for as long as they live: it reads what is ticked now from here.
  const latest = useRef(state);
  const filterOfRows = useRef(filterKey);
  useEffect(() => {
    latest.current = state;
    if (!isOutdated) filterOfRows.current = filterKey;
  });
  const number = useNumber();
  const select: AccountSelecting["select"] = useCallback(
    (ids, ticked, range) => {
      // Rows that may not match the filter, and are about to go.
      if (filterOfRows.current !== latest.current.filterKey) return;
      const [last] = ids;
      const changed = range && last ? rangeTo(latest.current, range.pageIds, last) : ids;
      const after = tick(latest.current, changed, ticked);
      if (after === latest.current) tellLimit(number);
      latest.current = after;
      setKept(after);
    },
    [number],
  );
  const selectAllMatching = useCallback(() => setKept(({ filterKey: key }) => allSelected(key)), []);
  const isSelected = useCallback((id: string) => isTicked(state, id), [state]);
  useEscape(selection || isChoosing ? clear : null);

  const value = {
    selection,
    count: countTicked(state, total?.total ?? 0),
    isExact: !state.isAll || total?.exact === true,
    total,
    isSelected,
    select,
    selectAllMatching,
    clear,
    isChoosing,
    setChoosing,
  };
  return <Context value={value}>{children}</Context>;
}

/** What is selected in the accounts table around it. */
export function useAccountSelection(): AccountSelecting {
  const selecting = useContext(Context);
  if (!selecting) throw new Error("There is no AccountSelectionProvider around this.");
  return selecting;
}

function tellLimit(number: NumberText) {
  showToast({
    tone: "bad",
    title: `No more than ${number(maxSelectedIds)} accounts can be ticked one by one`,
    description: "Filter the table, then select all that match.",
  });
}

/** Escape, unless it closed something on top or belongs to a field. */
function useEscape(onEscape: (() => void) | null) {
  useEffect(() => {
    if (!onEscape) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
      if (event.key === "Escape" && !event.defaultPrevented && !isTyping) onEscape();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [onEscape]);
}
