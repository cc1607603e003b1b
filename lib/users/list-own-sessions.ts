import { databaseNow } from "@/db/queries/database-now";
import { listLivingSessions, type SessionRow } from "@/db/queries/sessions";
import { type Person, requireRole } from "@/lib/actor";
import { browserName } from "./browser-name";
import type { OwnSessionsView, SessionView } from "./user-view";

/** Where a person is signed in, this session first. */
export async function listOwnSessions(person: Person): Promise<OwnSessionsView> {
  requireRole(person, "admin", "viewer");
  const [rows, now] = await Promise.all([listLivingSessions(person.userId ?? ""), databaseNow()]);
  const sessions = rows.map((row) => toSessionView(row, person));
  return { sessions: sessions.sort((one, other) => Number(other.isThis) - Number(one.isThis)), now: now.toISOString() };
}

function toSessionView(row: SessionRow, person: Person): SessionView {
  return {
    id: row.id,
    isThis: row.id === person.sessionId,
    signedInAt: row.createdAt.toISOString(),
    lastSeenAt: (row.lastSeenAt ?? row.createdAt).toISOString(),
    browser: row.userAgent && browserName(row.userAgent),
    address: row.address,
  };
}
