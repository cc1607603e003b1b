import type { Executor } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import type { Changes } from "@/lib/audit/changes";
import type { AuditEventName } from "@/lib/audit/event-words";
import { recordEvent } from "@/lib/audit/record-event";

export type ApplicationEvent = Extract<AuditEventName, `application.${string}`>;

/** Writes to the audit trail what a person did to an application, in the transaction that does it. */
export function recordApplicationEvent(
  activity: {
    event: ApplicationEvent;
    person: Person;
    application: { name: string; clientId: string; environment: string };
    /** Before and after, never a secret. */
    changes?: Changes;
  },
  on: Executor,
): Promise<void> {
  const { event, person, application, changes } = activity;
  const { name, clientId, environment } = application;
  const details = { application: name, clientId, environment };
  return recordEvent({ event, by: person, details, ...(changes && { changes }) }, on);
}
