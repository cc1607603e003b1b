import { type AccountListQuery, accountListParameters, parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { type AccountSort, accountSorts, type TableDensity } from "@/lib/vocabulary";

/** Which columns the accounts table has, in order, and how close its rows stand. */
export interface TableLayout {
  columns: AccountSort[];
  density: TableDensity;
}

export interface SavedView extends TableLayout {
  id: string;
  name: string;
  /** Everybody's; only admins change it. */
  isShared: boolean;
  /** Address parameters of filters and order. */
  query: string;
}

export interface TableSettings extends TableLayout {
  /** Whether keys like R act without Ctrl or the like. */
  singleKeys: boolean;
  /** What the table opens with; null = all accounts. */
  defaultViewId: string | null;
}

/** How a person has the accounts table. */
export interface AccountTableView {
  settings: TableSettings;
  /** Their own and the shared ones, by name. */
  views: SavedView[];
}

export const defaultColumns: AccountSort[] = [
  "name",
  "authentication",
  "environment",
  "urgency",
  "expires",
  "last_refreshed",
  "next_refresh",
];

export const defaultSettings: TableSettings = {
  columns: defaultColumns,
  density: "comfortable",
  singleKeys: true,
  defaultViewId: null,
};

/** The columns that we know, each once. The name is always there and always first: it leads to the account. */
export function knownColumns(columns: readonly string[]): AccountSort[] {
  const known = columns.flatMap((column) => accountSorts.find((sort) => sort === column) ?? []);
  return [...new Set<AccountSort>(["name", ...known])];
}

/** What of a query a view keeps, as address parameters. */
export function viewParameters(query: AccountListQuery): string {
  return accountListParameters({ ...query, cursor: null, view: null }).toString();
}

/** The query that a view stands for. */
export function queryOfView({ id, query }: Pick<SavedView, "id" | "query">): AccountListQuery {
  return { ...parseAccountListQuery(new URLSearchParams(query)), cursor: null, view: id };
}
