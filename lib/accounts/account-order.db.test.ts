import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { seedAccounts } from "@/db/seed";
import { type AccountSort, accountSorts, authenticationMethods, environments } from "@/lib/vocabulary";
import { type AccountListQuery, lastPageCursor, parseAccountListQuery } from "./account-list-query";
import type { AccountView } from "./account-view";
import { listAccounts } from "./list-accounts";
import { sampleViewer } from "./testing/sample-viewer";

const count = 130;
type Ask = Pick<AccountListQuery, "sort" | "descending" | "thenBy">;
const byDefault = parseAccountListQuery(new URLSearchParams());
const page = (ask: Ask, cursor: string | null) => listAccounts({ ...byDefault, ...ask, cursor }, sampleViewer);
const ids = (list: readonly AccountView[]) => list.map(({ id }) => id);

async function readForward(ask: Ask): Promise<AccountView[]> {
  const all: AccountView[] = [];
  for (let cursor: string | null = null; ; ) {
    const { accounts: shown, nextCursor } = await page(ask, cursor);
    all.push(...shown);
    if (!nextCursor) return all;
    cursor = nextCursor;
  }
}

async function readBackward(ask: Ask): Promise<AccountView[]> {
  const all: AccountView[] = [];
  for (let cursor: string | null = lastPageCursor; cursor; ) {
    const { accounts: shown, previousCursor } = await page(ask, cursor);
    all.unshift(...shown);
    cursor = previousCursor;
  }
  return all;
}

/** The place of each name as the database sorts names. */
const places = new Map<string, number>();

beforeAll(async () => {
  await db().delete(accounts);
  await seedAccounts(db(), count);
  // Some are alike in what orders them, so that a second order decides.
  await db().execute(sql`update accounts set name = 'Twin ' || (shop_id::int % 3) where shop_id::int % 4 = 0`);
  await db().execute(sql`update accounts set expires_at = date_trunc('hour', expires_at), last_refreshed_at = date_trunc('hour', last_refreshed_at),
    next_refresh_at = date_trunc('hour', next_refresh_at) where shop_id::int % 2 = 0`);
  for (const { name } of await readForward({ sort: "name", descending: false, thenBy: null })) {
    if (!places.has(name.toLowerCase())) places.set(name.toLowerCase(), places.size);
  }
});

const groups = ["reconnect", "expired", "failing", "expiring", "revoked", "active"];
const time = (at: string | null, empty: number) => (at ? Date.parse(at) : empty);

/** What a column is compared by; a test of its own knows what lies within a status. */
function keyOf(account: AccountView, { sort, descending }: { sort: AccountSort; descending: boolean }): number {
  const sign = descending ? -1 : 1;
  // Empty times are always last, but that no token is later than one that never expires.
  const emptyLast = sign * Number.POSITIVE_INFINITY;
  switch (sort) {
    case "name":
      return sign * (places.get(account.name.toLowerCase()) ?? Number.NaN);
    case "authentication":
      return sign * authenticationMethods.indexOf(account.authenticationMethod);
    case "environment":
      return sign * environments.indexOf(account.environment);
    case "expires":
      return sign * time(account.expiresAt, Number.POSITIVE_INFINITY);
    case "last_refreshed":
      return sign * time(account.lastRefreshedAt, emptyLast);
    case "next_refresh":
      return sign * time(account.nextRefreshAt, emptyLast);
    case "urgency":
      return account.status === "revoked" ? Number.NaN : groups.indexOf(account.status);
  }
}

/** Revoked accounts have two places in the order of urgency. */
const isByStatus = ({ sort, thenBy }: Ask) => sort === "urgency" || thenBy?.sort === "urgency";

const directions = [false, true];
const orders: Ask[] = accountSorts.flatMap((sort) =>
  directions.flatMap((descending) => [
    { sort, descending, thenBy: null },
    ...accountSorts
      .filter((other) => other !== sort)
      .flatMap((other) => directions.map((way) => ({ sort, descending, thenBy: { sort: other, descending: way } }))),
  ]),
);

describe.each(accountSorts)("every account once and in order, from both ends, sorted by %s", (sort) => {
  it.each(orders.filter((order) => order.sort === sort))(
    "$descending, then $thenBy.sort $thenBy.descending",
    async (ask) => {
      const all = await readForward(ask);
      expect(new Set(ids(all)).size).toBe(count);
      expect(all).toHaveLength(count);
      for (const [index, account] of all.slice(1).entries()) {
        const before = all[index];
        if (!before || (isByStatus(ask) && [before, account].some(({ status }) => status === "revoked"))) continue;
        const first = Math.sign(keyOf(account, ask) - keyOf(before, ask)) || 0;
        const second = ask.thenBy ? Math.sign(keyOf(account, ask.thenBy) - keyOf(before, ask.thenBy)) || 0 : 0;
        expect([first, second], `${before.name} before ${account.name}`).toSatisfy(
          ([one = 0, two = 0]: number[]) => one > 0 || (one === 0 && two >= 0),
        );
      }
      expect(ids(await readBackward(ask))).toEqual(ids(all));
      const last = await page(ask, lastPageCursor);
      expect(last).toMatchObject({ from: null, behind: 0, nextCursor: null });
      expect(ids(last.accounts)).toEqual(ids(all.slice(-50)));
    },
  );
});
