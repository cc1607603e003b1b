import { isUuid } from "@/lib/uuid";
import {
  type AccountSort,
  type AuthenticationMethod,
  accountSorts,
  authenticationMethods,
  type Environment,
  environments,
  type TokenStatus,
  tokenStatuses,
} from "@/lib/vocabulary";

/** Values that a filter of tags or hosts may name. */
export const maxFilterValues = 50;

/** What the accounts table shows. It lives in the page's address, and the same parameters ask the GET handlers. */
export interface AccountListQuery {
  search: string;
  statuses: TokenStatus[];
  environments: Environment[];
  methods: AuthenticationMethod[];
  /** Accounts that have any of them, by name in whatever case. */
  tags: string[];
  hosts: string[];
  /** ISO 8601 in UTC: tokens that end at this instant or later. */
  expiresFrom: string | null;
  /** ISO 8601 in UTC: tokens that end before this instant. */
  expiresTo: string | null;
  sort: AccountSort;
  descending: boolean;
  /** Orders what is alike in `sort`. */
  thenBy: { sort: AccountSort; descending: boolean } | null;
  /** Opaque position from `nextCursor` or `previousCursor`, or `last`; null = first page. */
  cursor: string | null;
  /** The saved view that people started from; `all` = none, even where one opens by default. It decides nothing. */
  view: string | null;
}

/** The page at the end of the table. */
export const lastPageCursor = "last";

/** Reads a query from address parameters; what it does not know it ignores, so that old links keep working. */
export function parseAccountListQuery(parameters: URLSearchParams): AccountListQuery {
  const [first, second] = (parameters.get("sort") ?? "").split(",").map(sortOf);
  const view = parameters.get("view");
  return {
    search: plainText(parameters.get("q") ?? "", 200),
    statuses: listOf(tokenStatuses, parameters.get("status")),
    environments: listOf(environments, parameters.get("environment")),
    methods: listOf(authenticationMethods, parameters.get("authentication")),
    tags: textsOf(parameters.getAll("tag"), 40),
    hosts: textsOf(parameters.getAll("host"), 253),
    expiresFrom: instantOf(parameters.get("expires-from")),
    expiresTo: instantOf(parameters.get("expires-to")),
    sort: first?.sort ?? "urgency",
    descending: first?.descending ?? false,
    thenBy: first && second && second.sort !== first.sort ? second : null,
    cursor: parameters.get("cursor") || null,
    view: view === "all" || isUuid(view) ? view : null,
  };
}

/** The address parameters of a query, defaults left out, in a fixed order. */
export function accountListParameters(query: AccountListQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  const { search, statuses, environments: places, methods, tags, hosts, expiresFrom, expiresTo, cursor, view } = query;
  if (view) parameters.set("view", view);
  if (search) parameters.set("q", search);
  if (statuses.length) parameters.set("status", statuses.join(","));
  if (places.length) parameters.set("environment", places.join(","));
  if (methods.length) parameters.set("authentication", methods.join(","));
  for (const tag of tags) parameters.append("tag", tag);
  for (const host of hosts) parameters.append("host", host);
  if (expiresFrom) parameters.set("expires-from", expiresFrom);
  if (expiresTo) parameters.set("expires-to", expiresTo);
  const sort = [query, query.thenBy].map((by) => by && (by.descending ? "-" : "") + by.sort).filter(Boolean);
  // A view's address without anything else stands for the view as it was saved.
  if (sort.join() !== "urgency" || isUuid(view)) parameters.set("sort", sort.join());
  if (cursor) parameters.set("cursor", cursor);
  return parameters;
}

/** What of a query decides which accounts the table holds. */
export function accountFilterOf(query: AccountListQuery) {
  const { sort: _sort, descending: _descending, thenBy: _thenBy, cursor: _cursor, view: _view, ...filter } = query;
  return filter;
}

/** The same accounts in the usual order from the first page on. */
export function unordered(query: AccountListQuery): AccountListQuery {
  return { ...query, sort: "urgency", descending: false, thenBy: null, cursor: null, view: null };
}

/** What somebody looks for among the tags. */
export function parseTagSearch(parameters: URLSearchParams): string {
  return plainText(parameters.get("q") ?? "", 40);
}

function sortOf(text: string): { sort: AccountSort; descending: boolean } | undefined {
  const descending = text.startsWith("-");
  const sort = accountSorts.find((known) => known === text.slice(descending ? 1 : 0));
  return sort && { sort, descending };
}

function listOf<T extends string>(known: readonly T[], value: string | null): T[] {
  const wanted = new Set(value?.split(","));
  return known.filter((item) => wanted.has(item));
}

/** Each once, in a fixed order. */
function textsOf(values: readonly string[], longest: number): string[] {
  const texts = values.map((value) => plainText(value, longest)).filter(Boolean);
  return [...new Set(texts)].sort().slice(0, maxFilterValues);
}

/** Nothing that we store holds control characters, and PostgreSQL refuses one of them in any text. */
function plainText(text: string, longest: number): string {
  return text
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, longest)
    .trimEnd();
}

function instantOf(text: string | null): string | null {
  const instant = text ? Date.parse(text) : Number.NaN;
  const year = Number.isNaN(instant) ? 0 : new Date(instant).getUTCFullYear();
  return year >= 1 && year <= 9999 ? new Date(instant).toISOString() : null;
}
