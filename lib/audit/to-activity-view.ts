import type { AuditEventRow } from "@/db/queries/audit-events";
import { roles } from "@/lib/vocabulary";
import type { ActivityView } from "./activity-view";
import { eventKind, eventSentence } from "./event-words";
import { fieldLabel, fieldValue } from "./field-words";

/** What the sentence says already, or what is shown elsewhere. */
const told = new Set(["result", "reason", "email"]);

/** @param livingAccounts ids of accounts that are still there */
export function toActivityView(event: AuditEventRow, livingAccounts: ReadonlySet<string>): ActivityView {
  const { id, at, userName, accountId, accountName, clientAddress, userAgent, reference } = event;
  return {
    id: String(id),
    at: at.toISOString(),
    event: event.event,
    kind: eventKind(event.event),
    sentence: eventSentence(event),
    personName: userName,
    role: roles.find((role) => role === event.role) ?? null,
    account:
      accountId && accountName ? { id: accountId, name: accountName, isThere: livingAccounts.has(accountId) } : null,
    clientAddress,
    userAgent,
    changes: Object.entries(event.changes).map(([field, { before, after }]) => ({
      field: fieldLabel(field),
      before: fieldValue(field, before),
      after: fieldValue(field, after),
    })),
    details: Object.entries(event.details).flatMap(([name, value]) =>
      value === null || told.has(name) ? [] : [{ label: fieldLabel(name), value: fieldValue(name, value) ?? "" }],
    ),
    reference,
  };
}
