import { and, eq, isNull, sql } from "drizzle-orm";
import type { UserRole } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
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
