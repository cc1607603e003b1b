import type { AuditEventRow } from "@/db/queries/audit-events";
import { type AuditFilter, type AuditPosition, findAuditPage, findLivingAccountIds } from "@/db/queries/audit-pages";
import { databaseNow } from "@/db/queries/database-now";
import { type Person, requireRole } from "@/lib/actor";
import { isUuid } from "@/lib/uuid";
import type { ActivityFilter, ActivityPageView, ActivityQuery } from "./activity-view";
import { toActivityView } from "./to-activity-view";

export const eventsPerPage = 50;

/** One page of what people did, newest first. */
export async function listActivity(query: ActivityQuery, person: Person): Promise<ActivityPageView> {
  requireRole(person, "admin", "viewer");
  const cursor = decodeCursor(query.cursor);
  const backwards = cursor?.direction === "before";
  const [rows, now] = await Promise.all([
    // One row more than shown tells whether there are more.
    findAuditPage({ filter: auditFilter(query), position: cursor, limit: eventsPerPage + 1 }),
    databaseNow(),
  ]);
  if (rows.length === 0 && cursor) return listActivity({ ...query, cursor: null }, person);
  const hasMore = rows.length > eventsPerPage;
  const shown = backwards ? rows.slice(hasMore ? 1 : 0) : rows.slice(0, eventsPerPage);
  const from = shown.length === 0 ? 0 : backwards && !hasMore ? 1 : (cursor?.from ?? 1);
  const hasNext = backwards || hasMore;
  const hasPrevious = backwards ? hasMore : cursor !== null;
  const living = await findLivingAccountIds([...new Set(shown.flatMap(({ accountId }) => accountId ?? []))]);
  return {
    events: shown.map((event) => toActivityView(event, living)),
    from,
    nextCursor: hasNext ? encodeCursor("after", shown.at(-1), from + shown.length) : null,
    previousCursor: hasPrevious ? encodeCursor("before", shown[0], from - eventsPerPage) : null,
    now: now.toISOString(),
  };
}

/** A filter as the database takes it. */
export function auditFilter({ person, accountId, kinds, from, to }: ActivityFilter): AuditFilter {
  return {
    person: person === null ? null : isUuid(person) ? { userId: person } : { name: person },
    accountId,
    kinds,
    from: from === null ? null : new Date(from),
    to: to === null ? null : new Date(to),
  };
}

function encodeCursor(direction: "after" | "before", row: AuditEventRow | undefined, from: number): string | null {
  if (!row) return null;
  const parts = [direction, row.at.getTime(), row.id, Math.max(1, from)];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** A cursor that was altered reads as the first page. */
function decodeCursor(text: string | null): (AuditPosition & { from: number }) | null {
  try {
    const [direction, time, id, from] = JSON.parse(Buffer.from(text ?? "", "base64url").toString());
    const at = new Date(time);
    const isWhole =
      (direction === "after" || direction === "before") &&
      !Number.isNaN(at.getTime()) &&
      Number.isSafeInteger(id) &&
      Number.isSafeInteger(from);
    return isWhole ? { direction, at, id, from } : null;
  } catch {
    return null;
  }
}
