import { insertAuditEvent } from "@/db/queries/audit-events";
import type { Executor } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";

export type ApplicationEvent =
  | "application.added"
  | "application.updated"
  | "application.client_secret_replaced"
  | "application.removed";

/** Writes to the audit trail what a person did to an application, in the transaction that does it. */
export function recordApplicationEvent(
  activity: {
    event: ApplicationEvent;
    person: Person;
    application: { name: string; clientId: string; environment: string };
    /** Before and after, never a secret. */
    details?: Record<string, string | null>;
  },
  on: Executor,
): Promise<void> {
  const { event, person, application, details } = activity;
  const { name, clientId, environment } = application;
  return insertAuditEvent(
    {
      event,
      userId: person.userId,
      userName: person.name,
      role: person.role,
      details: { application: name, clientId, environment, ...details },
      reference: person.reference,
    },
    on,
  );
}
