import type { AccountFilter, AccountSelection } from "@/lib/accounts/account-selection";
import { maxSelectedIds } from "@/lib/accounts/max-selected-ids";

/** Which accounts of a filter are ticked. */
export interface SelectionState {
  /** Address parameters of the filter that it belongs to. */
  filterKey: string;
  /** Every account that matches is ticked, but those in `ids`. */
  isAll: boolean;
  ids: ReadonlySet<string>;
  /** Where a range begins that a press with Shift ends. */
  anchor: string | null;
}

export function noSelection(filterKey: string): SelectionState {
  return { filterKey, isAll: false, ids: new Set(), anchor: null };
}

export function allSelected(filterKey: string): SelectionState {
  return { filterKey, isAll: true, ids: new Set(), anchor: null };
}

export function isTicked({ isAll, ids }: SelectionState, id: string): boolean {
  return ids.has(id) !== isAll;
}

/**
 * Ticks accounts, or takes their ticks away.
 * @returns the same state when that would name more accounts than a selection may
 */
export function tick(state: SelectionState, changed: readonly string[], ticked: boolean): SelectionState {
  const ids = new Set(state.ids);
  for (const id of changed) {
    if (ticked !== state.isAll) ids.add(id);
    else ids.delete(id);
  }
  return ids.size > maxSelectedIds ? state : { ...state, ids, anchor: changed.at(-1) ?? state.anchor };
}

/** The accounts from the anchor to `id` in the order of the page, `id` last; just `id` where the anchor is elsewhere. */
export function rangeTo(state: SelectionState, pageIds: readonly string[], id: string): string[] {
  const from = state.anchor === null ? -1 : pageIds.indexOf(state.anchor);
  const to = pageIds.indexOf(id);
  if (from < 0 || to < 0) return [id];
  return from < to ? pageIds.slice(from, to + 1) : pageIds.slice(to, from + 1).reverse();
}

/** How many are ticked, of so many that match. */
export function countTicked({ isAll, ids }: SelectionState, total: number): number {
  return isAll ? Math.max(0, total - ids.size) : ids.size;
}

/** Null = nothing is ticked. */
export function toAccountSelection({ isAll, ids }: SelectionState, filter: AccountFilter): AccountSelection | null {
  if (isAll) return { filter, except: [...ids] };
  return ids.size > 0 ? { ids: [...ids] } : null;
}
