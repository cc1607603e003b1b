import { and, eq, inArray, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { applications } from "../schema/applications";
import { users } from "../schema/users";

export type AccountRow = typeof accounts.$inferSelect;
export type NewAccount = typeof accounts.$inferInsert;

export async function findAccount(accountId: string, on: Executor = db()): Promise<AccountRow | null> {
  const [account] = await on.select().from(accounts).where(eq(accounts.id, accountId));
  return account ?? null;
}

/** Nobody else changes it until the transaction ends. */
export async function findAccountForUpdate(accountId: string, on: Executor): Promise<AccountRow | null> {
  const [account] = await on.select().from(accounts).where(eq(accounts.id, accountId)).for("update");
  return account ?? null;
}

export interface AccountWithNames {
  account: AccountRow;
  /** The person who added it. */
  createdBy: string | null;
  application: { id: string; name: string; rejectedAt: Date | null } | null;
}

/** With the names that its own page shows. */
export async function findAccountWithNames(accountId: string, on: Executor = db()): Promise<AccountWithNames | null> {
  const { id, name, rejectedAt } = applications;
  const [found] = await on
    .select({ account: accounts, createdBy: users.name, application: { id, name, rejectedAt } })
    .from(accounts)
    .leftJoin(users, eq(users.id, accounts.createdBy))
    .leftJoin(applications, eq(applications.id, accounts.applicationId))
    .where(eq(accounts.id, accountId));
  return found ?? null;
}

export async function findAccountByIdentity(identity: string, on: Executor = db()): Promise<AccountRow | null> {
  const [account] = await on.select().from(accounts).where(eq(accounts.identity, identity));
  return account ?? null;
}

/** Which of these identities have an account. */
export async function listAccountsByIdentity(
  identities: readonly string[],
  on: Executor = db(),
): Promise<{ identity: string; accountId: string; name: string }[]> {
  return on
    .select({ identity: accounts.identity, accountId: accounts.id, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.identity, [...identities]));
}

/** The account of an identity, which nobody else changes until the transaction ends. */
export async function findAccountByIdentityForUpdate(identity: string, on: Executor): Promise<AccountRow | null> {
  const [account] = await on.select().from(accounts).where(eq(accounts.identity, identity)).for("update");
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
