import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accountPolls } from "@/db/schema/account-polls";
import { accounts } from "@/db/schema/accounts";
import { sampleAccount } from "@/lib/accounts/testing/sample-account";
import { claimDuePolls } from "./account-polls";
import { claimDueAccounts } from "./refresh-leases";

const count = 300;
const environment = "production";

beforeEach(async () => {
  await db().delete(accounts);
  const rows = Array.from({ length: count }, () =>
    sampleAccount({ environment, nextRefreshAt: new Date(Date.now() - 60_000) }),
  );
  const inserted = await db().insert(accounts).values(rows).returning({ id: accounts.id });
  const due = inserted.map(({ id }) => ({
    accountId: id,
    host: `${id.slice(0, 1)}.example`,
    nextPollAt: new Date(Date.now() - 60_000),
  }));
  await db().insert(accountPolls).values(due);
});

/** Four claim until nothing is left, while others write the same rows all the time and thereby move them. */
async function claimAmongWriters(
  claim: (owner: string) => Promise<string[]>,
  write: () => Promise<unknown>,
): Promise<string[]> {
  let isOver = false;
  const writers = Array.from({ length: 3 }, async () => {
    while (!isOver) await write();
  });
  const claimed = new Map<string, string>();
  const claimer = async (name: string) => {
    for (let empty = 0, turn = 0; empty < 20; turn++) {
      const owner = `${name} ${turn}`;
      const ids = await claim(owner);
      empty = ids.length === 0 ? empty + 1 : 0;
      for (const id of ids) {
        expect(claimed.get(id)).toBeUndefined();
        claimed.set(id, owner);
      }
    }
  };
  await Promise.all(["one", "two", "three", "four"].map(claimer));
  isOver = true;
  await Promise.all(writers);
  return [...claimed].map((pair) => pair.join(" by ")).sort();
}

describe("claims of rows that are written at the same moment", () => {
  it("give each due renewal to one process, and forget none", async () => {
    const claimed = await claimAmongWriters(
      async (owner) => {
        const claims = await claimDueAccounts({ environment, limit: 7 }, { owner, seconds: 60 });
        for (const { account } of claims) expect(account.leaseOwner).toBe(owner);
        return claims.map(({ account }) => account.id);
      },
      () =>
        db().execute(sql`update accounts set name = name || 'x', updated_at = now()
          where id in (select id from accounts order by random() limit 20 for update skip locked)`),
    );
    expect(claimed).toHaveLength(count);
    const held = await db().select({ id: accounts.id, owner: accounts.leaseOwner }).from(accounts);
    expect(held.map(({ id, owner }) => `${id} by ${owner}`).sort()).toEqual(claimed);
  });

  it("give each due routine call to one process, and forget none", async () => {
    const claimed = await claimAmongWriters(
      async (owner) => {
        const ask = { limit: 7, perHost: {}, otherHosts: 7 };
        const claims = await claimDuePolls(ask, { owner, seconds: 60 });
        for (const { poll, account } of claims)
          expect(poll).toMatchObject({ accountId: account.id, leaseOwner: owner });
        return claims.map(({ poll }) => poll.accountId);
      },
      () =>
        db().execute(sql`update account_polls set threads_read = threads_read + 1
          where account_id in (select account_id from account_polls order by random() limit 20 for update skip locked)`),
    );
    expect(claimed).toHaveLength(count);
    const held = await db().select({ id: accountPolls.accountId, owner: accountPolls.leaseOwner }).from(accountPolls);
    expect(held.map(({ id, owner }) => `${id} by ${owner}`).sort()).toEqual(claimed);
  });
});
