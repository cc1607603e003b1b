import { eq, getTableColumns, lt, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { passwordLinks } from "../schema/password-links";

export type PasswordLinkRow = typeof passwordLinks.$inferSelect & { isExpired: boolean };

const columns = {
  ...getTableColumns(passwordLinks),
  isExpired: sql<boolean>`${passwordLinks.expiresAt} <= now()`,
};

/** Gives a person a link; the one they had stops working. */
export async function savePasswordLink(
  link: { userId: string; tokenHash: string },
  lifetimeSeconds: number,
  on: Executor,
): Promise<PasswordLinkRow> {
  const fresh = {
    tokenHash: link.tokenHash,
    createdAt: sql`now()`,
    expiresAt: sql`now() + make_interval(secs => ${lifetimeSeconds})`,
    usedAt: null,
  };
  const [row] = await on
    .insert(passwordLinks)
    .values({ ...fresh, userId: link.userId })
    .onConflictDoUpdate({ target: passwordLinks.userId, set: fresh })
    .returning(columns);
  if (!row) throw new Error("insert returned no row");
  return row;
}

export async function findPasswordLink(tokenHash: string, on: Executor = db()): Promise<PasswordLinkRow | null> {
  const [row] = await on.select(columns).from(passwordLinks).where(eq(passwordLinks.tokenHash, tokenHash));
  return row ?? null;
}

/** The same, locked until the transaction ends: of two who use it at once the second waits, and finds it used. */
export async function findPasswordLinkForUpdate(tokenHash: string, on: Executor): Promise<PasswordLinkRow | null> {
  const [row] = await on
    .select(columns)
    .from(passwordLinks)
    .where(eq(passwordLinks.tokenHash, tokenHash))
    .for("update");
  return row ?? null;
}

export async function spendPasswordLink(userId: string, on: Executor): Promise<void> {
  await on.update(passwordLinks).set({ usedAt: sql`now()` }).where(eq(passwordLinks.userId, userId));
}

/** Their password changed another way, or they are not to come in: a link that is still out there does nothing. */
export async function deletePasswordLink(userId: string, on: Executor): Promise<void> {
  await on.delete(passwordLinks).where(eq(passwordLinks.userId, userId));
}

/** Forgets links that ended long ago. */
export async function deletePasswordLinksBefore(days: number, on: Executor = db()): Promise<void> {
  await on.delete(passwordLinks).where(lt(passwordLinks.expiresAt, sql`now() - make_interval(days => ${days})`));
}
