import { and, count, eq, exists, getTableColumns, gt, isNotNull, isNull, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { UserRole } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { authenticators } from "../schema/authenticators";
import { oidcIdentities } from "../schema/oidc-identities";
import { passkeys } from "../schema/passkeys";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";

export type UserRow = typeof users.$inferSelect;

/** @param email in any case */
export async function findUserByEmail(email: string, on: Executor = db()): Promise<UserRow | null> {
  const [user] = await on.select().from(users).where(eq(users.email, email.trim().toLowerCase()));
  return user ?? null;
}

/** Whether someone is an admin now, neither demoted nor disabled. */
export async function isAdmin(userId: string, on: Executor = db()): Promise<boolean> {
  const [user] = await on
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.role, "admin"), isNull(users.disabledAt)));
  return user !== undefined;
}

/** @returns null when there is no such user */
export async function findUser(userId: string, on: Executor = db()): Promise<UserRow | null> {
  const [user] = await on.select().from(users).where(eq(users.id, userId));
  return user ?? null;
}

/**
 * Adds the first user, or nobody when there is one already; two processes at once add one.
 * @returns whether the user was added
 */
export async function insertFirstUser(
  user: { email: string; name: string; role: UserRole; passwordHash: string },
  on: Executor = db(),
): Promise<boolean> {
  return on.transaction(async (transaction) => {
    await transaction.execute(sql`lock table users in share row exclusive mode`);
    const [existing] = await transaction.select({ id: users.id }).from(users).limit(1);
    if (existing) return false;
    await transaction.insert(users).values({ ...user, email: user.email.trim().toLowerCase() });
    return true;
  });
}

export async function hasUsers(on: Executor = db()): Promise<boolean> {
  const [existing] = await on.select({ id: users.id }).from(users).limit(1);
  return existing !== undefined;
}

/** @returns whether a user with this e-mail exists */
export async function updatePasswordHash(
  email: string,
  passwordHash: string,
  on: Executor = db(),
): Promise<string | null> {
  const [user] = await on
    .update(users)
    .set({ passwordHash })
    .where(eq(users.email, email.trim().toLowerCase()))
    .returning({ id: users.id });
  return user?.id ?? null;
}

/** A user, how many sessions of theirs live, and how else than by a password they sign in. */
export type ListedUserRow = UserRow & { livingSessions: number; hasSecondFactor: boolean; isFromProvider: boolean };

/** Everybody of the back office by name. */
export async function listUserRows(on: Executor = db()): Promise<ListedUserRow[]> {
  const living = on
    .select({ userId: sessions.userId, living: count().as("living") })
    .from(sessions)
    .where(and(isNull(sessions.endedAt), gt(sessions.expiresAt, sql`now()`)))
    .groupBy(sessions.userId)
    .as("living_sessions");
  const isTheirs = (userId: AnyPgColumn) => eq(userId, users.id);
  const confirmedAuthenticators = on
    .select({ id: authenticators.id })
    .from(authenticators)
    .where(and(isTheirs(authenticators.userId), isNotNull(authenticators.confirmedAt)));
  const ownPasskeys = on.select({ id: passkeys.id }).from(passkeys).where(isTheirs(passkeys.userId));
  const ownIdentities = on
    .select({ id: oidcIdentities.subject })
    .from(oidcIdentities)
    .where(isTheirs(oidcIdentities.userId));
  return on
    .select({
      ...getTableColumns(users),
      livingSessions: sql<number>`coalesce(${living.living}, 0)`.mapWith(Number),
      hasSecondFactor: sql<boolean>`${exists(confirmedAuthenticators)} or ${exists(ownPasskeys)}`,
      isFromProvider: sql<boolean>`${exists(ownIdentities)}`,
    })
    .from(users)
    .leftJoin(living, eq(living.userId, users.id))
    .orderBy(users.name, users.id);
}

/**
 * Locks everybody who is an admin now, neither demoted nor disabled, until the transaction ends, always in the same
 * order: of two who take the right from each other the second waits, and finds the first one's work done.
 * @returns their ids
 */
export async function lockActiveAdmins(on: Executor): Promise<string[]> {
  const rows = await on
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), isNull(users.disabledAt)))
    .orderBy(users.id)
    .for("update");
  return rows.map(({ id }) => id);
}

/**
 * Holds a person as they are until the transaction ends.
 * @returns false when they were disabled or removed, or their sessions were ended, since the row was read
 */
export async function holdUnchangedUser(user: UserRow, on: Executor): Promise<boolean> {
  const [held] = await on
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, user.id), eq(users.signInVersion, user.signInVersion), isNull(users.disabledAt)))
    .for("share");
  return held !== undefined;
}

/** Locks a person until the transaction ends. */
export async function findUserForUpdate(userId: string, on: Executor): Promise<UserRow | null> {
  const [user] = await on.select().from(users).where(eq(users.id, userId)).for("update");
  return user ?? null;
}

/** @throws a unique violation of `users_email_unique` */
export async function insertUser(
  user: { email: string; name: string; role: UserRole; passwordHash: string },
  on: Executor,
): Promise<UserRow> {
  const [row] = await on.insert(users).values(user).returning();
  if (!row) throw new Error("insert returned no row");
  return row;
}

export async function updateUser(
  userId: string,
  change: Partial<Pick<UserRow, "role" | "disabledAt" | "passwordHash">>,
  on: Executor,
): Promise<void> {
  await on.update(users).set(change).where(eq(users.id, userId));
}

export async function deleteUser(userId: string, on: Executor): Promise<void> {
  await on.delete(users).where(eq(users.id, userId));
}
