import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { beginningOf, columnsIn, positionOf, type TimelineSpan } from "@/lib/accounts/timeline-columns";

/** Columns of a timeline: from the beginning of one to the beginning of another. */
export type ColumnRange = [from: number, to: number];

/** The change that shows the accounts of one host only, or of all again when they are shown already. */
export function toggleHost({ hosts }: AccountListQuery, host: string): Partial<AccountListQuery> {
  return { hosts: hosts.includes(host) ? hosts.filter((other) => other !== host) : [...hosts, host] };
}

/** The change that shows what ends within these columns; all of them are no filter. */
export function showColumns(span: TimelineSpan, [from, to]: ColumnRange, now: number): Partial<AccountListQuery> {
  if (from === 0 && to === columnsIn(span)) return { expiresFrom: null, expiresTo: null };
  const instant = (column: number) => new Date(now + beginningOf(span, column)).toISOString();
  return { expiresFrom: instant(from), expiresTo: instant(to) };
}

/** The columns that the query shows; null where it does not ask for when tokens end. */
export function shownColumns(span: TimelineSpan, query: AccountListQuery, now: number): ColumnRange | null {
  const { expiresFrom, expiresTo } = query;
  if (!expiresFrom && !expiresTo) return null;
  const column = (at: string | null, absent: number) =>
    at ? Math.round(positionOf(span, Date.parse(at) - now) * columnsIn(span)) : absent;
  const from = Math.min(column(expiresFrom, 0), columnsIn(span) - 1);
  return [from, Math.max(from + 1, column(expiresTo, columnsIn(span)))];
}
