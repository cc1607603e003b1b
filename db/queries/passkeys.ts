import { and, asc, eq, lt, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { passkeys } from "../schema/passkeys";

export type PasskeyRow = typeof passkeys.$inferSelect;

/** The oldest first. */
export async function listPasskeys(userId: string, on: Executor = db()): Promise<PasskeyRow[]> {
  return on.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.createdAt), passkeys.id);
}

export async function findPasskeyByCredential(credentialId: string, on: Executor = db()): Promise<PasskeyRow | null> {
  const [passkey] = await on.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
  return passkey ?? null;
}

/** @returns false when this credential is somebody's already */
export async function insertPasskey(passkey: typeof passkeys.$inferInsert, on: Executor): Promise<boolean> {
  const rows = await on.insert(passkeys).values(passkey).onConflictDoNothing().returning({ id: passkeys.id });
  return rows.length > 0;
}

/**
 * Notes that a passkey was used.
 * @returns false when it is gone, or its counter has not moved on: a copy of it may be in use
 */
export async function notePasskeyUse(
  used: { passkeyId: string; counter: number; isBackedUp: boolean },
  on: Executor,
): Promise<boolean> {
  const isNewer = used.counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, used.counter);
  const rows = await on
    .update(passkeys)
    .set({ counter: used.counter, isBackedUp: used.isBackedUp, lastUsedAt: sql`now()` })
    .where(and(eq(passkeys.id, used.passkeyId), isNewer))
    .returning({ id: passkeys.id });
  return rows.length > 0;
}

/** @returns the name of before; null when the user has no such passkey */
export async function renamePasskey(
  of: { passkeyId: string; userId: string; name: string },
  on: Executor,
): Promise<string | null> {
  const own = and(eq(passkeys.id, of.passkeyId), eq(passkeys.userId, of.userId));
  const [before] = await on.select({ name: passkeys.name }).from(passkeys).where(own).for("update");
  if (!before) return null;
  await on.update(passkeys).set({ name: of.name }).where(own);
  return before.name;
}

/** @returns how many they were */
export async function deletePasskeysOfUser(userId: string, on: Executor): Promise<number> {
  const gone = await on.delete(passkeys).where(eq(passkeys.userId, userId)).returning({ id: passkeys.id });
  return gone.length;
}

/** @returns its name; null when the user has no such passkey */
export async function deletePasskey(of: { passkeyId: string; userId: string }, on: Executor): Promise<string | null> {
  const [gone] = await on
    .delete(passkeys)
    .where(and(eq(passkeys.id, of.passkeyId), eq(passkeys.userId, of.userId)))
    .returning({ name: passkeys.name });
  return gone?.name ?? null;
}
