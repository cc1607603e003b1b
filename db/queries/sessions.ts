import { and, eq, isNull, sql } from "drizzle-orm";
import type { Role } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";

export interface SessionUser {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** @returns the new session's id */
export async function insertSession(userId: string, lifetimeSeconds: number, on: Executor = db()): Promise<string> {
  const [session] = await on
    .insert(sessions)
    .values({ userId, expiresAt: sql`now() + make_interval(secs => ${lifetimeSeconds})` })
    .returning({ id: sessions.id });
  if (!session) throw new Error("insert returned no row");
  return session.id;
}

/** The user of a session that is neither ended nor expired, and whose user is not disabled. */
export async function findSessionUser(sessionId: string, on: Executor = db()): Promise<SessionUser | null> {
  const [user] = await on
    .select({ id: users.id, name: users.name, email: users.email, role: users.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.endedAt),
        sql`${sessions.expiresAt} > now()`,
        isNull(users.disabledAt),
      ),
    );
  return user ?? null;
}

export async function endSession(sessionId: string, on: Executor = db()): Promise<void> {
  await on
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
}

export async function endSessionsOfUser(userId: string, on: Executor = db()): Promise<void> {
  await on
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)));
}
