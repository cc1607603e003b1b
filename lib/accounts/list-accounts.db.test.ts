import { inArray } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { seedAccounts } from "@/db/seed";
import { accountSorts } from "@/lib/vocabulary";
import { type AccountListQuery, parseAccountListQuery } from "./account-list-query";
import type { AccountPageView, AccountView } from "./account-view";
import { countAccounts } from "./count-accounts";
import { accountsPerPage, listAccounts } from "./list-accounts";
import { sampleAccount } from "./testing/sample-account";
import { sampleViewer } from "./testing/sample-viewer";

const query = (own: Partial<AccountListQuery> = {}): AccountListQuery => ({
  ...parseAccountListQuery(new URLSearchParams()),
  ...own,
});

/** Every page from the first to the last, with the positions the pager would show. */
async function readForward(ask: AccountListQuery) {
  const pages: AccountPageView[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await listAccounts({ ...ask, cursor }, sampleViewer);
    pages.push(page);
    if (!page.nextCursor) return pages;
    cursor = page.nextCursor;
  }
}

const ids = (list: AccountView[]) => list.map(({ id }) => id);

beforeEach(async () => {
  await db().delete(accounts);
});

describe("listAccounts", () => {
  it.each(
    accountSorts.flatMap(
      (sort) =>
        [
          [sort, false],
          [sort, true],
        ] as const,
    ),
  )(
    "reads every account once, forwards and backwards alike, sorted by %s (descending: %s)",
    async (sort, descending) => {
      await seedAccounts(db(), 230);
      const ask = query({ sort, descending });
      const pages = await readForward(ask);
      const all = pages.flatMap((page) => ids(page.accounts));
      expect(new Set(all).size).toBe(230);
      expect(all).toHaveLength(230);
      expect(pages.map(({ from }) => from)).toEqual([1, 51, 101, 151, 201]);

      const backwards: AccountView[][] = [pages.at(-1)?.accounts ?? []];
      for (let cursor = pages.at(-1)?.previousCursor ?? null; cursor; ) {
        const page = await listAccounts({ ...ask, cursor }, sampleViewer);
        backwards.unshift(page.accounts);
        expect(page.nextCursor).not.toBeNull();
        cursor = page.previousCursor;
      }
      expect(ids(backwards.flat())).toEqual(all);
    },
  );

  it("puts the most urgent first", async () => {
    const minutes = (count: number) => new Date(Date.now() + count * 60_000);
    const rows = {
      older: sampleAccount({ revokedAt: minutes(-8 * 24 * 60) }),
      never: sampleAccount({ expiresAt: null }),
      later: sampleAccount({ expiresAt: minutes(3 * 24 * 60) }),
      sooner: sampleAccount({ expiresAt: minutes(40), nextRefreshAt: minutes(35) }),
      revoked: sampleAccount({ revokedAt: minutes(-60) }),
      expiring: sampleAccount({ expiresAt: minutes(60) }),
      failingKey: sampleAccount({ expiresAt: null, failureCount: 1 }),
      failing: sampleAccount({ expiresAt: minutes(12), nextRefreshAt: minutes(1), failureCount: 2 }),
      expired: sampleAccount({ expiresAt: minutes(-6), nextRefreshAt: minutes(2), failureCount: 6 }),
      reconnect: sampleAccount({ reconnectRequiredAt: minutes(-41) }),
    };
    await db().insert(accounts).values(Object.values(rows));
    const page = await listAccounts(query(), sampleViewer);
    const nameOf = new Map(Object.entries(rows).map(([name, { id }]) => [id, name]));
    expect(page.accounts.map(({ id }) => nameOf.get(id))).toEqual([
      "reconnect",
      "expired",
      "failing",
      "failingKey",
      "expiring",
      "revoked",
      "sooner",
      "later",
      "never",
      "older",
    ]);
  });

  it("filters by status, environment, method and text together", async () => {
    await seedAccounts(db(), 400);
    const all = (await readForward(query())).flatMap((page) => page.accounts);
    const wanted = (account: AccountView) =>
      ["active", "failing"].includes(account.status) &&
      account.environment === "preproduction" &&
      account.authenticationMethod !== "api_key" &&
      account.name.toLowerCase().includes("germany");
    const ask = query({
      statuses: ["active", "failing"],
      environments: ["preproduction"],
      methods: ["client_credentials", "authorization_code"],
      search: "GERMANY",
    });
    const found = (await readForward(ask)).flatMap((page) => page.accounts);
    expect(new Set(ids(found))).toEqual(new Set(ids(all.filter(wanted))));
    expect(found.length).toBeGreaterThan(0);
    expect(await countAccounts(ask, sampleViewer)).toEqual({ total: found.length, exact: true, empty: false });
    for (const sort of accountSorts) {
      const sorted = (await readForward({ ...ask, sort })).flatMap((page) => page.accounts);
      expect(new Set(ids(sorted))).toEqual(new Set(ids(found)));
    }
  });

  it("searches for what was typed, wildcards included, in name, shop, shop ID and host", async () => {
    await db()
      .insert(accounts)
      .values([
        sampleAccount({ name: "100 % Garden" }),
        sampleAccount({
          name: "100 x Garden",
          shopName: "Back\\slash_Shop",
          shopId: "777001",
          host: "parts.initech.example",
        }),
      ]);
    const names = async (search: string) =>
      (await listAccounts(query({ search }), sampleViewer)).accounts.map(({ name }) => name);
    expect(await names("100 %")).toEqual(["100 % Garden"]);
    expect(await names("back\\slash_")).toEqual(["100 x Garden"]);
    expect(await names("777001")).toEqual(["100 x Garden"]);
    expect(await names("parts.INITECH")).toEqual(["100 x Garden"]);
    expect(await names("nothing like it")).toEqual([]);
  });

  it("says where a page lies, and knows an empty table from an empty filter", async () => {
    expect(await listAccounts(query(), sampleViewer)).toMatchObject({
      accounts: [],
      from: 0,
      nextCursor: null,
      previousCursor: null,
    });
    expect(await countAccounts(query(), sampleViewer)).toEqual({ total: 0, exact: true, empty: true });
    await db()
      .insert(accounts)
      .values(Array.from({ length: accountsPerPage }, () => sampleAccount()));
    expect(await listAccounts(query(), sampleViewer)).toMatchObject({
      from: 1,
      nextCursor: null,
      previousCursor: null,
    });
    expect(await countAccounts(query({ search: "nothing like it" }), sampleViewer)).toEqual({
      total: 0,
      exact: true,
      empty: false,
    });
  });

  it("reads a cursor that no page gave out as the first page", async () => {
    await seedAccounts(db(), 60);
    const first = await listAccounts(query(), sampleViewer);
    for (const cursor of ["nonsense", "e30", Buffer.from('{"direction":"after","rank":-1}').toString("base64url")]) {
      expect(ids((await listAccounts(query({ cursor }), sampleViewer)).accounts)).toEqual(ids(first.accounts));
    }
  });

  it.each([
    ["a text where the order has a time", { rank: 0, key: "acme" }],
    ["a time that no calendar has", { rank: 0, key: 1e300 }],
    ["a text that no name can be", { rank: 4, key: "\u0000" }],
    ["a rank that the order lacks", { rank: 99, key: 0 }],
  ])("reads a cursor with %s as the first page", async (_what, forged) => {
    await seedAccounts(db(), 60);
    const first = await listAccounts(query(), sampleViewer);
    const id = first.accounts[0]?.id;
    const cursor = Buffer.from(
      JSON.stringify({ direction: "after", id, tie: null, from: 51, behind: null, ...forged }),
    ).toString("base64url");
    expect(await listAccounts(query({ cursor }), sampleViewer)).toMatchObject({ from: 1, previousCursor: null });
    expect(ids((await listAccounts(query({ cursor }), sampleViewer)).accounts)).toEqual(ids(first.accounts));
  });

  it.each(accountSorts)("answers a cursor of another order, sorted by %s", async (sort) => {
    await seedAccounts(db(), 120);
    for (const other of accountSorts) {
      const cursor = (await listAccounts(query({ sort: other }), sampleViewer)).nextCursor;
      expect((await listAccounts(query({ sort, cursor }), sampleViewer)).accounts.length).toBeGreaterThan(0);
    }
  });

  it("shows the first page in place of one that has become empty", async () => {
    await seedAccounts(db(), 60);
    const { nextCursor } = await listAccounts(query({ sort: "name" }), sampleViewer);
    const second = await listAccounts(query({ sort: "name", cursor: nextCursor }), sampleViewer);
    await db()
      .delete(accounts)
      .where(inArray(accounts.id, ids(second.accounts)));
    expect(await listAccounts(query({ sort: "name", cursor: nextCursor }), sampleViewer)).toMatchObject({
      from: 1,
      nextCursor: null,
      previousCursor: null,
    });
  });

  it.each(accountSorts)(
    "tells accounts apart that are alike in everything that orders them, sorted by %s",
    async (sort) => {
      const expiresAt = new Date(Date.now() + 30 * 60 * 60_000);
      const alike = { name: "Same", expiresAt, lastRefreshedAt: expiresAt };
      const renewed = Array.from({ length: 70 }, () => sampleAccount({ ...alike, nextRefreshAt: expiresAt }));
      const unrenewed = Array.from({ length: 70 }, () => sampleAccount(alike));
      await db()
        .insert(accounts)
        .values([...renewed, ...unrenewed]);
      for (const descending of [false, true]) {
        const pages = await readForward(query({ sort, descending }));
        const all = pages.flatMap((page) => ids(page.accounts));
        expect(new Set(all).size).toBe(140);
        expect(all).toHaveLength(140);
        const back = await listAccounts(
          query({ sort, descending, cursor: pages.at(-1)?.previousCursor ?? null }),
          sampleViewer,
        );
        expect(ids(back.accounts)).toEqual(all.slice(50, 100));
      }
    },
  );

  it("leaves out of a search what no database can hold", async () => {
    await db()
      .insert(accounts)
      .values([sampleAccount({ name: "Garden" }), sampleAccount({ name: "Parts" })]);
    const typed = parseAccountListQuery(new URLSearchParams("q=gar%00den"));
    expect((await listAccounts(typed, sampleViewer)).accounts.map(({ name }) => name)).toEqual(["Garden"]);
  });
});
