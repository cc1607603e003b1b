import { and, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { authenticators, recoveryCodes } from "../schema/authenticators";

export type AuthenticatorRow = typeof authenticators.$inferSelect;

/** @returns null when a user has none, not even one that waits for its first code */
export async function findAuthenticator(userId: string, on: Executor = db()): Promise<AuthenticatorRow | null> {
  const [authenticator] = await on.select().from(authenticators).where(eq(authenticators.userId, userId));
  return authenticator ?? null;
}

/** Whether a user is asked for a code. */
export async function hasConfirmedAuthenticator(userId: string, on: Executor = db()): Promise<boolean> {
  const [found] = await on
    .select({ id: authenticators.id })
    .from(authenticators)
    .where(and(eq(authenticators.userId, userId), isNotNull(authenticators.confirmedAt)));
  return found !== undefined;
}

/**
 * Begins anew with an authenticator that waits for its first code.
 * @returns its id; null when the user has a confirmed one
 */
export async function replacePendingAuthenticator(userId: string, on: Executor): Promise<string | null> {
  await on.delete(authenticators).where(and(eq(authenticators.userId, userId), isNull(authenticators.confirmedAt)));
  const [inserted] = await on
    .insert(authenticators)
    .values({ userId })
    .onConflictDoNothing()
    .returning({ id: authenticators.id });
  return inserted?.id ?? null;
}

/**
 * Takes a code, once: neither it nor an older one is taken again, by whichever process.
 * @returns whether it was taken
 */
export async function takeStep(taken: { authenticatorId: string; step: number }, on: Executor): Promise<boolean> {
  const rows = await on
    .update(authenticators)
    .set({ lastStep: taken.step })
    .where(and(eq(authenticators.id, taken.authenticatorId), lt(authenticators.lastStep, taken.step)))
    .returning({ id: authenticators.id });
  return rows.length > 0;
}

/** From now on its user is asked for a code. @returns false when that was so already */
export async function confirmAuthenticator(authenticatorId: string, on: Executor): Promise<boolean> {
  const rows = await on
    .update(authenticators)
    .set({ confirmedAt: sql`now()` })
    .where(and(eq(authenticators.id, authenticatorId), isNull(authenticators.confirmedAt)))
    .returning({ id: authenticators.id });
  return rows.length > 0;
}

/** With its secret and recovery codes. @returns whether there was a confirmed one */
export async function deleteAuthenticator(userId: string, on: Executor): Promise<boolean> {
  const rows = await on
    .delete(authenticators)
    .where(eq(authenticators.userId, userId))
    .returning({ confirmedAt: authenticators.confirmedAt });
  return rows.some(({ confirmedAt }) => confirmedAt !== null);
}

/** All at once, in the place of those of before. */
export async function replaceRecoveryCodes(
  authenticatorId: string,
  codeHashes: readonly string[],
  on: Executor,
): Promise<void> {
  await on.delete(recoveryCodes).where(eq(recoveryCodes.authenticatorId, authenticatorId));
  await on.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ authenticatorId, codeHash })));
}

/** Uses a recovery code, once. @returns whether it was there and unused */
export async function spendRecoveryCode(
  code: { authenticatorId: string; codeHash: string },
  on: Executor,
): Promise<boolean> {
  const rows = await on
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(recoveryCodes.authenticatorId, code.authenticatorId),
        eq(recoveryCodes.codeHash, code.codeHash),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return rows.length > 0;
}

export async function countUnusedRecoveryCodes(authenticatorId: string, on: Executor = db()): Promise<number> {
  return on.$count(
    recoveryCodes,
    and(eq(recoveryCodes.authenticatorId, authenticatorId), isNull(recoveryCodes.usedAt)),
  );
}
