import {
  type AuthenticationMethod,
  authenticationMethods,
  type Environment,
  environments,
  type TokenStatus,
  tokenStatuses,
} from "@/lib/vocabulary";

export const accountSorts = [
  "urgency",
  "name",
  "authentication",
  "environment",
  "expires",
  "last_refreshed",
  "next_refresh",
] as const;
export type AccountSort = (typeof accountSorts)[number];

/** What the accounts table shows. It lives in the page's address, and the same parameters ask the GET handlers. */
export interface AccountListQuery {
  search: string;
  statuses: TokenStatus[];
  environments: Environment[];
  methods: AuthenticationMethod[];
  sort: AccountSort;
  descending: boolean;
  /** Opaque position from `nextCursor` or `previousCursor`; null = first page. */
  cursor: string | null;
}

/** Reads a query from address parameters; what it does not know it ignores, so that old links keep working. */
export function parseAccountListQuery(parameters: URLSearchParams): AccountListQuery {
  const sort = parameters.get("sort") ?? "urgency";
  const column = sort.replace(/^-/, "");
  return {
    // No name holds control characters, and PostgreSQL refuses one of them in any text.
    search: (parameters.get("q") ?? "")
      .replace(/\p{Cc}/gu, "")
      .trim()
      .slice(0, 200),
    statuses: listOf(tokenStatuses, parameters.get("status")),
    environments: listOf(environments, parameters.get("environment")),
    methods: listOf(authenticationMethods, parameters.get("authentication")),
    sort: accountSorts.find((known) => known === column) ?? "urgency",
    descending: sort.startsWith("-"),
    cursor: parameters.get("cursor") || null,
  };
}

/** The address parameters of a query, defaults left out, in a fixed order. */
export function accountListParameters(query: AccountListQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.search) parameters.set("q", query.search);
  if (query.statuses.length) parameters.set("status", query.statuses.join(","));
  if (query.environments.length) parameters.set("environment", query.environments.join(","));
  if (query.methods.length) parameters.set("authentication", query.methods.join(","));
  if (query.sort !== "urgency" || query.descending) parameters.set("sort", (query.descending ? "-" : "") + query.sort);
  if (query.cursor) parameters.set("cursor", query.cursor);
  return parameters;
}

/** What of a query decides which accounts the table holds. */
export function accountFilterOf({
  sort: _sort,
  descending: _descending,
  cursor: _cursor,
  ...filter
}: AccountListQuery) {
  return filter;
}

function listOf<T extends string>(known: readonly T[], value: string | null): T[] {
  const wanted = new Set(value?.split(","));
  return known.filter((item) => wanted.has(item));
}
