import { eq } from "drizzle-orm";
import postgres from "postgres";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accountHistory } from "@/db/schema/account-history";
import { accounts } from "@/db/schema/accounts";
import { insertSampleAccount } from "@/lib/accounts/testing/insert-sample-account";
import { Secret } from "@/lib/secret";
import { accountOwner, openSecret, sealSecrets } from "@/lib/secrets/stored-secrets";
import { holdLock } from "@/scripts/testing/held-lock";
import { testDatabase } from "@/scripts/testing/test-database";
import { findAccount } from "./accounts";
import { type RefreshedToken, saveRefreshedToken } from "./refresh-leases";

beforeEach(async () => {
  await db().delete(accounts);
});

const insertAccounts = (count: number) => Promise.all(Array.from({ length: count }, () => insertSampleAccount()));
const inAnHour = new Date(Date.now() + 3_600_000);

function newToken(accountId: string, own: Partial<RefreshedToken> = {}): RefreshedToken {
  return {
    accountId,
    version: 1,
    issuedAt: new Date(),
    expiresAt: inAnHour,
    nextRefreshAt: inAnHour,
    secrets: sealSecrets(accountOwner(accountId), { access_token: new Secret(`new ${accountId}`) }, null),
    trigger: "worker",
    userId: null,
    durationMs: 20,
    attempt: 1,
    ...own,
  };
}
const tokenOf = async (id: string) => (await openSecret(accountOwner(id), "access_token")).reveal();
const versionOf = async (id: string) => (await findAccount(id))?.version;
const historyOf = (id: string) => db().select().from(accountHistory).where(eq(accountHistory.accountId, id));

describe("tokens that are stored at the same moment", () => {
  it("are all stored, each with its own secret and its own line in the history", async () => {
    const ids = (await insertAccounts(5)).map(({ id }) => id);
    const before = await commits();
    const stored = await Promise.all(ids.map((id, index) => saveRefreshedToken(newToken(id, { attempt: index + 1 }))));
    expect(stored).toEqual([true, true, true, true, true]);
    expect((await commits()) - before).toBeLessThan(ids.length);
    for (const [index, id] of ids.entries()) {
      expect(await tokenOf(id)).toBe(`new ${id}`);
      expect(await findAccount(id)).toMatchObject({ version: 2, expiresAt: inAnHour, leaseOwner: null });
      expect(await historyOf(id)).toMatchObject([{ outcome: "succeeded", attempt: index + 1, durationMs: 20 }]);
    }
  });

  it("do not bring along one whose fence has moved, or whose account is gone", async () => {
    const [good, moved, gone] = await insertAccounts(3);
    if (!good || !moved || !gone) throw new Error("not inserted");
    await db().update(accounts).set({ version: 4 }).where(eq(accounts.id, moved.id));
    await db().delete(accounts).where(eq(accounts.id, gone.id));
    const stored = [good, moved, gone].map(({ id }) => saveRefreshedToken(newToken(id)));
    expect(await Promise.all(stored)).toEqual([true, false, false]);
    expect(await tokenOf(moved.id)).toBe("old-token");
    expect(await historyOf(moved.id)).toEqual([]);
    expect(await versionOf(moved.id)).toBe(4);
  });

  it("do not wait for one whose account somebody else is changing", async () => {
    const [one, locked, two] = await insertAccounts(3);
    if (!one || !locked || !two) throw new Error("not inserted");
    const lock = await holdLock({ table: "accounts", rows: `id = '${locked.id}'` });
    const [first, waiting, second] = [one, locked, two].map(({ id }) => saveRefreshedToken(newToken(id)));
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(await tokenOf(one.id)).toBe(`new ${one.id}`);
    expect(await versionOf(locked.id)).toBe(1);
    await lock.release();
    expect(await waiting).toBe(true);
    expect(await tokenOf(locked.id)).toBe(`new ${locked.id}`);
  });

  it("do not fail with one that the database refuses", async () => {
    const [one, refused, two] = await insertAccounts(3);
    if (!one || !refused || !two) throw new Error("not inserted");
    const outcomes = await Promise.allSettled([
      saveRefreshedToken(newToken(one.id)),
      saveRefreshedToken(newToken(refused.id, { userId: refused.id })),
      saveRefreshedToken(newToken(two.id)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await tokenOf(two.id)).toBe(`new ${two.id}`);
    expect(await tokenOf(refused.id)).toBe("old-token");
    expect(await versionOf(refused.id)).toBe(1);
  });
});

/** Transactions that have written something so far. */
async function commits(): Promise<number> {
  const sql = postgres((await testDatabase()).url, { max: 1 });
  const [row] = await sql<{ id: string }[]>`select pg_current_xact_id()::text as id`;
  await sql.end({ timeout: 5 });
  return Number(row?.id);
}
