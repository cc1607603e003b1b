import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import {
  authenticationMethodLabels,
  authenticationMethods,
  environmentLabels,
  environments,
  type TokenStatus,
  tokenStatuses,
  tokenStatusLabels,
} from "@/lib/vocabulary";

const options = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
  values.map((value) => ({ value, label: labels[value] }));

/** As the badges are read in the table: what needs someone first. */
const statusOrder: readonly TokenStatus[] = [
  "reconnect",
  ...tokenStatuses.filter((s) => s !== "reconnect" && s !== "revoked"),
  "revoked",
];

/** The filters of the accounts table: their names, values, and where they stand in the query. */
export const accountFilters = [
  { key: "statuses", label: "Status", options: options(statusOrder, tokenStatusLabels) },
  { key: "environments", label: "Environment", options: options(environments, environmentLabels) },
  { key: "methods", label: "Authentication", options: options(authenticationMethods, authenticationMethodLabels) },
] as const satisfies readonly { key: keyof AccountListQuery; label: string; options: unknown[] }[];

/** The change of a query that a filter's new values mean; values that the filter does not know are left out. */
export function filterChange(
  { key, options: known }: (typeof accountFilters)[number],
  values: readonly string[],
): Partial<AccountListQuery> {
  return { [key]: known.map(({ value }) => value).filter((value) => values.includes(value)) };
}
