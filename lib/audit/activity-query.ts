import { isUuid } from "@/lib/uuid";
import type { ActivityFilter, ActivityQuery } from "./activity-view";
import { auditEventNames } from "./event-words";

/** Reads a query from address parameters; what it does not know it ignores, so that old links keep working. */
export function parseActivityQuery(parameters: URLSearchParams): ActivityQuery {
  const accountId = parameters.get("account");
  const kinds = new Set(parameters.getAll("kind"));
  return {
    person: cleaned(parameters.get("person")) || null,
    accountId: isUuid(accountId) ? accountId : null,
    kinds: auditEventNames.filter((name) => kinds.has(name)),
    from: instantOf(parameters.get("from")),
    to: instantOf(parameters.get("to")),
    cursor: parameters.get("cursor") || null,
  };
}

/** The address parameters of a query, defaults left out, in a fixed order. */
export function activityParameters({
  cursor,
  ...filter
}: ActivityFilter & { cursor?: string | null }): URLSearchParams {
  const parameters = new URLSearchParams();
  const { person, accountId, kinds, from, to } = filter;
  if (person) parameters.set("person", person);
  if (accountId) parameters.set("account", accountId);
  for (const kind of kinds) parameters.append("kind", kind);
  if (from) parameters.set("from", from);
  if (to) parameters.set("to", to);
  if (cursor) parameters.set("cursor", cursor);
  return parameters;
}

/** What someone typed to find a person. */
export function parsePersonSearch(parameters: URLSearchParams): string {
  return cleaned(parameters.get("q"));
}

/** PostgreSQL refuses a zero byte, and no name holds control characters. */
function cleaned(text: string | null): string {
  return (text ?? "")
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, 320);
}

/** Years that the database knows as well; the rest is nobody's question. */
function instantOf(text: string | null): string | null {
  const instant = new Date(text ?? "");
  const year = instant.getUTCFullYear();
  return year >= 1970 && year < 10_000 ? instant.toISOString() : null;
}
