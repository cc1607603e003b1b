import { desc, eq } from "drizzle-orm";
import { db, type Executor } from "../client";
import { auditEvents } from "../schema/audit-events";

export type AuditEventRow = typeof auditEvents.$inferSelect;

/** Appends to the trail; call it in the transaction of the change that it tells of. */
export async function insertAuditEvent(event: typeof auditEvents.$inferInsert, on: Executor = db()): Promise<void> {
  await on.insert(auditEvents).values(event);
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
