import { insertAuditEvent } from "@/db/queries/audit-events";
import type { Executor } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import type { AccountEvent } from "./activity-summary";

/** Writes to the audit trail what a person did to an account, in the transaction that does it. */
export function recordActivity(
  activity: {
    event: AccountEvent;
    person: Person;
    account: { id: string; name: string };
    /** Before and after, never a secret. */
    details?: Record<string, string | null>;
  },
  on: Executor,
): Promise<void> {
  const { event, person, account, details } = activity;
  return insertAuditEvent(
    {
      event,
      userId: person.userId,
      userName: person.name,
      role: person.role,
      accountId: account.id,
      accountName: account.name,
      details: details ?? {},
      reference: person.reference,
    },
    on,
  );
}
