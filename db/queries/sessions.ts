import { and, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import { AppError } from "../../lib/errors/app-error";
import type { UserRole } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { prepareOnce } from "../execute-prepared";
import { sessionIdentities } from "../schema/seller-identities";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { deleteSignInTicketsOfUser } from "./sign-in-tickets";

export type SessionRow = typeof sessions.$inferSelect;

const isLiving = and(isNull(sessions.endedAt), sql`${sessions.expiresAt} > now()`);

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
  /** Whether the last note of its use is older than a minute, or there is none. */
  isUseDue: boolean;
}

/**
 * Signs a user in. Whoever was disabled or removed since they were asked for their password is not.
 * @param begun the user's row as it was when they proved who they are: whose sessions were ended since then, because of
 *   a new password or otherwise, is not signed in either
 * @returns the new session's id
 * @throws AppError `sign_in_failed`
 */
export async function insertSession(
  userId: string,
  lifetimeSeconds: number,
  begun?: { signInVersion: number },
): Promise<string> {
  return db().transaction(async (transaction) => {
    const [user] = await transaction
      .update(users)
      .set({ lastSignedInAt: sql`now()` })
      .where(
        and(
          eq(users.id, userId),
          isNull(users.disabledAt),
          begun ? eq(users.signInVersion, begun.signInVersion) : undefined,
        ),
      )
      .returning({ id: users.id });
    if (!user) throw new AppError("sign_in_failed");
    return insertRow(userId, lifetimeSeconds, transaction);
  });
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

const findLiving = prepareOnce((on) =>
  on
    .select({
      id: sessions.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      isUseDue: sql<boolean>`coalesce(${sessions.lastSeenAt} < now() - interval '1 minute', true)`,
    })
    .from(sessions)
    .leftJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, sql.placeholder("sessionId")),
        isNull(sessions.endedAt),
        sql`${sessions.expiresAt} > now()`,
        isNull(users.disabledAt),
      ),
    )
    .prepare("find_living_session"),
);

/** A session that is neither ended nor expired, and whose user is not disabled. */
export async function findLivingSession(sessionId: string, on: Executor = db()): Promise<LivingSession | null> {
  const [session] = await findLiving(on).execute({ sessionId });
  if (!session) return null;
  const { id, userId, name, email, role, isUseDue } = session;
  return { id, user: userId && name && email && role ? { id: userId, name, email, role } : null, isUseDue };
}

/** The roles in which these sessions of the back office live; ended ones, and those of disabled people, are left out. */
export async function findRolesOfSessions(
  sessionIds: readonly string[],
  on: Executor = db(),
): Promise<Map<string, UserRole>> {
  const living = await on
    .select({ id: sessions.id, role: users.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(inArray(sessions.id, [...sessionIds]), isLiving, isNull(users.disabledAt)));
  return new Map(living.map(({ id, role }) => [id, role]));
}

export async function endSession(sessionId: string, on: Executor = db()): Promise<void> {
  await on
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
}

/**
 * A sign-in that waits for its second step ends with them, and one that is on its way does not arrive.
 * @param but the session that goes on; null = none does
 * @returns how many ended
 */
export async function endSessionsOfUser(
  userId: string,
  on: Executor = db(),
  but: string | null = null,
): Promise<number> {
  await on
    .update(users)
    .set({ signInVersion: sql`${users.signInVersion} + 1` })
    .where(eq(users.id, userId));
  await deleteSignInTicketsOfUser(userId, on);
  const ended = await on
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), isLiving, but ? ne(sessions.id, but) : undefined))
    .returning({ id: sessions.id });
  return ended.length;
}

/** Ends one living session, if it is this user's. @returns whether it was */
export async function endSessionOfUser(session: { sessionId: string; userId: string }, on: Executor): Promise<boolean> {
  const ended = await on
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.id, session.sessionId), eq(sessions.userId, session.userId), isLiving))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** The living sessions of a user, the one that was used last first. */
export async function listLivingSessions(userId: string, on: Executor = db()): Promise<SessionRow[]> {
  return on
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isLiving))
    .orderBy(desc(sql`coalesce(${sessions.lastSeenAt}, ${sessions.createdAt})`), sessions.id);
}

/** Notes that a session is in use, and by what. Of requests at once the first writes. */
export async function noteSessionUse(
  sessionId: string,
  use: { userAgent: string | null; address: string | null },
  on: Executor = db(),
): Promise<void> {
  const isDue = sql`coalesce(${sessions.lastSeenAt} < now() - interval '1 minute', true)`;
  await on
    .update(sessions)
    .set({ ...use, lastSeenAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isDue));
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
