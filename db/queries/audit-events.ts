import { desc, eq } from "drizzle-orm";
import { db, type Executor } from "../client";
import { auditEvents } from "../schema/audit-events";

export type AuditEventRow = typeof auditEvents.$inferSelect;

/** Appends to the trail; call it in the transaction of the changes that they tell of. @param events at least one */
export async function insertAuditEvents(
  events: (typeof auditEvents.$inferInsert)[],
  on: Executor = db(),
): Promise<void> {
  await on.insert(auditEvents).values(events);
}

/** Newest first. */
export async function listAuditEventsOfAccount(
  accountId: string,
  limit: number,
  on: Executor = db(),
): Promise<AuditEventRow[]> {
  return on
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.accountId, accountId))
    .orderBy(desc(auditEvents.id))
    .limit(limit);
}
