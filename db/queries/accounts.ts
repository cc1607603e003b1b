import { and, eq, sql } from "drizzle-orm";
import type { SecretField } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { accountSecrets } from "../schema/account-secrets";
import { accounts } from "../schema/accounts";
import { users } from "../schema/users";

export type AccountRow = typeof accounts.$inferSelect;
export type NewAccount = typeof accounts.$inferInsert;

export interface StoredSecret {
  field: SecretField;
  keyId: string;
  sealed: string;
}

export async function findAccount(accountId: string, on: Executor = db()): Promise<AccountRow | null> {
  const [account] = await on.select().from(accounts).where(eq(accounts.id, accountId));
  return account ?? null;
}

/** Nobody else changes it until the transaction ends. */
export async function findAccountForUpdate(accountId: string, on: Executor): Promise<AccountRow | null> {
  const [account] = await on.select().from(accounts).where(eq(accounts.id, accountId)).for("update");
  return account ?? null;
}

/** With the name of the person who added it. */
export async function findAccountWithCreator(
  accountId: string,
  on: Executor = db(),
): Promise<{ account: AccountRow; createdBy: string | null } | null> {
  const [found] = await on
    .select({ account: accounts, createdBy: users.name })
    .from(accounts)
    .leftJoin(users, eq(users.id, accounts.createdBy))
    .where(eq(accounts.id, accountId));
  return found ?? null;
}

export async function findAccountByIdentity(identity: string, on: Executor = db()): Promise<AccountRow | null> {
  const [account] = await on.select().from(accounts).where(eq(accounts.identity, identity));
  return account ?? null;
}

export async function hasAccounts(on: Executor = db()): Promise<boolean> {
  const [account] = await on.select({ id: accounts.id }).from(accounts).limit(1);
  return account !== undefined;
}

export async function insertAccount(account: NewAccount, on: Executor): Promise<void> {
  await on.insert(accounts).values(account);
}

export async function updateAccount(
  accountId: string,
  change: Partial<NewAccount>,
  on: Executor,
): Promise<AccountRow | null> {
  const [account] = await on
    .update(accounts)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(accounts.id, accountId))
    .returning();
  return account ?? null;
}

/**
 * Changes an account only while its fence is still at `version`, and moves the fence on.
 * @returns null when someone else was faster, or the account is gone
 */
export async function updateAccountAtVersion(
  at: { accountId: string; version: number },
  change: Partial<NewAccount>,
  on: Executor,
): Promise<AccountRow | null> {
  const [account] = await on
    .update(accounts)
    .set({ ...change, version: at.version + 1, updatedAt: sql`now()` })
    .where(and(eq(accounts.id, at.accountId), eq(accounts.version, at.version)))
    .returning();
  return account ?? null;
}

/**
 * Writes what a verification found, only if it still speaks of the account's present credentials and token.
 * The fence stays: nothing that it protects changes.
 * @returns null when someone replaced them meanwhile
 */
export async function updateVerifiedAccount(
  at: { accountId: string; version: number },
  change: Partial<NewAccount>,
  on: Executor,
): Promise<AccountRow | null> {
  const [account] = await on
    .update(accounts)
    .set({ ...change, updatedAt: sql`now()` })
    .where(and(eq(accounts.id, at.accountId), eq(accounts.version, at.version)))
    .returning();
  return account ?? null;
}

/** Removes the account with its secrets and history. The audit trail stays. */
export async function deleteAccount(accountId: string, on: Executor): Promise<AccountRow | null> {
  const [account] = await on.delete(accounts).where(eq(accounts.id, accountId)).returning();
  return account ?? null;
}

/** A sealed secret, as stored; `lib/accounts/account-secrets.ts` opens it. */
export async function findSealedSecret(
  accountId: string,
  field: SecretField,
  on: Executor = db(),
): Promise<StoredSecret | null> {
  const [secret] = await on
    .select({ field: accountSecrets.field, keyId: accountSecrets.keyId, sealed: accountSecrets.sealed })
    .from(accountSecrets)
    .where(and(eq(accountSecrets.accountId, accountId), eq(accountSecrets.field, field)));
  return secret ?? null;
}

/** Stores sealed secrets over the ones of the same fields. */
export async function saveSealedSecrets(
  accountId: string,
  secrets: readonly StoredSecret[],
  on: Executor,
): Promise<void> {
  if (secrets.length === 0) return;
  await on
    .insert(accountSecrets)
    .values(secrets.map((secret) => ({ accountId, ...secret })))
    .onConflictDoUpdate({
      target: [accountSecrets.accountId, accountSecrets.field],
      set: { keyId: sql`excluded.key_id`, sealed: sql`excluded.sealed` },
    });
}
