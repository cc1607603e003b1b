import type { Executor } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import type { Changes } from "@/lib/audit/changes";
import type { AuditEventName } from "@/lib/audit/event-words";
import { recordEvent } from "@/lib/audit/record-event";

/** Writes to the audit trail what was done to a person of the back office, in the transaction that does it. */
export function recordUserEvent(
  activity: {
    event: Extract<AuditEventName, `user.${string}`>;
    person: Person;
    user: { name: string; email: string };
    details?: Record<string, string | null>;
    /** Before and after, never a secret. */
    changes?: Changes;
  },
  on: Executor,
): Promise<void> {
  const { event, person, user, details, changes } = activity;
  const record = { event, by: person, details: { user: user.name, email: user.email, ...details } };
  return recordEvent({ ...record, ...(changes && { changes }) }, on);
}
