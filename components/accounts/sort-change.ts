import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import type { AccountSort } from "@/lib/vocabulary";

type Order = Pick<AccountListQuery, "sort" | "descending" | "thenBy">;

/** What a press on a column's header means: this order alone, and turned round when it is the first already. */
export function firstSortChange(order: Order, sort: AccountSort): Order {
  return { sort, descending: order.sort === sort && !order.descending, thenBy: null };
}

/** The same with Shift: a second order, turned round by the next press and gone with the third. */
export function secondSortChange(order: Order, sort: AccountSort): Order {
  const { thenBy } = order;
  if (order.sort === sort) return { ...order, descending: !order.descending };
  if (thenBy?.sort !== sort) return { ...order, thenBy: { sort, descending: false } };
  return { ...order, thenBy: thenBy.descending || sort === "urgency" ? null : { sort, descending: true } };
}

/** Which place a column has in the order, and which way round; null = none. */
export function sortOf(order: Order, sort: AccountSort): { place: 1 | 2; isDescending: boolean } | null {
  const by = order.sort === sort ? order : order.thenBy?.sort === sort ? order.thenBy : null;
  if (!by) return null;
  // By urgency the most urgent come first: that is the descending order of urgency.
  return { place: by === order ? 1 : 2, isDescending: sort === "urgency" ? !by.descending : by.descending };
}
