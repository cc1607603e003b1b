import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import type { TokenStatus } from "@/lib/vocabulary";

/** The query's change when some statuses are put into its filter, or taken out of it. */
export function toggleStatuses(query: AccountListQuery, toggled: readonly TokenStatus[]): Partial<AccountListQuery> {
  const others = query.statuses.filter((status) => !toggled.includes(status));
  return { statuses: hasStatuses(query, toggled) ? others : [...others, ...toggled] };
}

export function hasStatuses({ statuses }: AccountListQuery, wanted: readonly TokenStatus[]): boolean {
  return wanted.every((status) => statuses.includes(status));
}
