import { and, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { UserRole } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { sessionIdentities } from "../schema/seller-identities";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { deleteSignInTicketsOfUser } from "./sign-in-tickets";

export interface SessionUser {
  id: string;
  name: string;
  email: string;
  role: UserRole;
}

/** Who a session belongs to: a user of the back office, or a seller, who is what its identities say. */
export interface LivingSession {
  id: string;
  user: SessionUser | null;
}

/** @returns the new session's id */
export async function insertSession(userId: string, lifetimeSeconds: number, on: Executor = db()): Promise<string> {
  return insertRow(userId, lifetimeSeconds, on);
}

/**
 * A seller's session, with one identity that was just proven and those of the session that it takes the place of.
 * @returns the new session's id
 */
export async function insertSellerSession(
  seller: { identityId: string; previousSessionId: string | null },
  lifetimeSeconds: number,
): Promise<string> {
  return db().transaction(async (on) => {
    const sessionId = await insertRow(null, lifetimeSeconds, on);
    const { previousSessionId } = seller;
    if (previousSessionId) {
      const kept = on
        .select({
          sessionId: sql<string>`${sessionId}::uuid`.as("session_id"),
          identityId: sessionIdentities.identityId,
          provenAt: sessionIdentities.provenAt,
        })
        .from(sessionIdentities)
        .where(eq(sessionIdentities.sessionId, previousSessionId));
      await on.insert(sessionIdentities).select(kept);
      await endSession(previousSessionId, on);
    }
    await on
      .insert(sessionIdentities)
      .values({ sessionId, identityId: seller.identityId })
      .onConflictDoUpdate({
        target: [sessionIdentities.sessionId, sessionIdentities.identityId],
        set: { provenAt: sql`now()` },
      });
    return sessionId;
  });
}

/** A session that is neither ended nor expired, and whose user is not disabled. */
export async function findLivingSession(sessionId: string, on: Executor = db()): Promise<LivingSession | null> {
  const [session] = await on
    .select({ id: sessions.id, userId: users.id, name: users.name, email: users.email, role: users.role })
    .from(sessions)
    .leftJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.endedAt),
        sql`${sessions.expiresAt} > now()`,
        isNull(users.disabledAt),
      ),
    );
  if (!session) return null;
  const { id, userId, name, email, role } = session;
  return { id, user: userId && name && email && role ? { id: userId, name, email, role } : null };
}

export async function endSession(sessionId: string, on: Executor = db()): Promise<void> {
  await on
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
}

/** A sign-in that waits for its second step ends with them. */
export async function endSessionsOfUser(userId: string, on: Executor = db()): Promise<void> {
  await deleteSignInTicketsOfUser(userId, on);
  await on
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)));
}

/** Forgets sessions that ended or expired long ago, a batch at a time. */
export async function deleteSessionsBefore(days: number, batch: number, on: Executor = db()): Promise<void> {
  const longAgo = sql`now() - make_interval(days => ${days})`;
  const old = on
    .select({ id: sessions.id })
    .from(sessions)
    .where(or(lt(sessions.expiresAt, longAgo), lt(sessions.endedAt, longAgo)))
    .limit(batch);
  await on.delete(sessions).where(inArray(sessions.id, old));
}

async function insertRow(userId: string | null, lifetimeSeconds: number, on: Executor): Promise<string> {
  const [session] = await on
    .insert(sessions)
    .values({ userId, expiresAt: sql`now() + make_interval(secs => ${lifetimeSeconds})` })
    .returning({ id: sessions.id });
  if (!session) throw new Error("insert returned no row");
  return session.id;
}

/** Whether a session began within the last minutes, so that whoever holds it has just proven who they are. */
export async function isSessionFresh(sessionId: string, minutes: number, on: Executor = db()): Promise<boolean> {
  const [fresh] = await on
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), gt(sessions.createdAt, sql`now() - make_interval(mins => ${minutes})`)));
  return fresh !== undefined;
}
