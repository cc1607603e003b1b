import { type AccountHistoryRow, listHistoryOfAccount, summariseLastDay } from "@/db/queries/account-history";
import { type AuditEventRow, listAuditEventsOfAccount } from "@/db/queries/audit-events";
import { type Person, requireRole } from "@/lib/actor";
import { eventSentence } from "@/lib/audit/event-words";
import type { AccountHistoryView, ActivityEntryView, HistoryEntryView } from "./account-view";
import { storedErrorView } from "./error-view";

const entriesShown = 50;
const activityShown = 20;

/** What happened to an account lately, newest first. */
export async function getAccountHistory(accountId: string, person: Person): Promise<AccountHistoryView> {
  requireRole(person, "admin", "viewer");
  const [entries, activity, lastDay] = await Promise.all([
    listHistoryOfAccount(accountId, entriesShown),
    listAuditEventsOfAccount(accountId, activityShown),
    summariseLastDay(accountId),
  ]);
  return {
    entries: entries.map(({ entry, personName }) => toHistoryEntryView(entry, personName)),
    activity: activity.map(toActivityEntryView),
    lastDay,
  };
}

function toHistoryEntryView(entry: AccountHistoryRow, personName: string | null): HistoryEntryView {
  return {
    id: String(entry.id),
    kind: entry.kind,
    outcome: entry.outcome,
    trigger: entry.trigger,
    at: entry.at.toISOString(),
    durationMs: entry.durationMs,
    attempt: entry.attempt,
    personName,
    error: storedErrorView({ lastErrorCode: entry.errorCode, lastErrorDetails: entry.errorDetails }),
    tokenExpiresAt: entry.tokenExpiresAt?.toISOString() ?? null,
    checks: entry.checks,
  };
}

function toActivityEntryView(event: AuditEventRow): ActivityEntryView {
  return {
    id: String(event.id),
    at: event.at.toISOString(),
    event: event.event,
    personName: event.userName,
    summary: eventSentence(event),
  };
}
