import { insertAuditEvents } from "@/db/queries/audit-events";
import type { Executor } from "@/db/queries/in-transaction";
import type { Origin, Person } from "@/lib/actor";
import type { Role } from "@/lib/vocabulary";
import type { Changes } from "./changes";
import type { AuditEventName } from "./event-words";

export interface AuditRecord {
  event: AuditEventName;
  /** Whoever did it; a bare name where nobody was signed in: a command, Mirakl, a failed sign-in. */
  by: Person | Someone;
  account?: { id: string | null; name: string | null };
  /** What the sentence about it needs. Never a secret. */
  details?: Record<string, string | null>;
  /** Before and after, field by field (`changes.ts`). Never a secret. */
  changes?: Changes;
}

/** Not a signed-in person. */
interface Someone {
  name: string | null;
  userId?: string | null;
  role?: Role | null;
  origin?: Origin | undefined;
  reference?: string;
}

/**
 * Writes one event to the audit trail.
 * @param on the transaction of what it tells of, so that neither is ever without the other
 */
export function recordEvent(record: AuditRecord, on?: Executor): Promise<void> {
  return recordEvents([record], on);
}

/** The same for many at once. */
export async function recordEvents(records: readonly AuditRecord[], on?: Executor): Promise<void> {
  if (records.length > 0) await insertAuditEvents(records.map(toRow), on);
}

function toRow({ event, by, account, details, changes }: AuditRecord) {
  return {
    event,
    userId: by.userId ?? null,
    userName: by.name,
    role: by.role ?? null,
    accountId: account?.id ?? null,
    accountName: account?.name ?? null,
    clientAddress: by.origin?.address ?? null,
    userAgent: by.origin?.userAgent ?? null,
    details: details ?? {},
    changes: changes ?? {},
    reference: by.reference ?? null,
  };
}
