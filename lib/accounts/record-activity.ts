import type { Executor } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import type { Changes } from "@/lib/audit/changes";
import type { AccountEvent } from "@/lib/audit/event-words";
import { recordEvent } from "@/lib/audit/record-event";

/** Writes to the audit trail what a person did to an account, in the transaction that does it. */
export function recordActivity(
  activity: {
    event: AccountEvent;
    person: Person;
    account: { id: string; name: string };
    /** What the sentence about it needs, never a secret. */
    details?: Record<string, string | null>;
    changes?: Changes;
  },
  on: Executor,
): Promise<void> {
  const { person, ...record } = activity;
  return recordEvent({ ...record, by: person }, on);
}
