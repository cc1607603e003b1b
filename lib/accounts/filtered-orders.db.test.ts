import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accountSegments } from "@/db/queries/account-order";
import { findAccountPage, type PagedAccount } from "@/db/queries/account-page";
import { accounts } from "@/db/schema/accounts";
import { seedAccounts } from "@/db/seed";
import { authenticationMethods, type TokenStatus, tokenStatuses } from "@/lib/vocabulary";
import { type AccountListQuery, parseAccountListQuery } from "./account-list-query";
import { tokenStatus } from "./token-status";

/** So many that a word of most accounts, or a host of most, is read in the order of the page. */
const count = 2_600;
const limit = 40;
const longName = "zzz the last of all";

const orders = [
  "name",
  "-name",
  "urgency",
  "expires",
  "-expires",
  "last_refreshed",
  "-last_refreshed",
  "next_refresh",
  "-next_refresh",
  "authentication",
  "authentication,-next_refresh",
  "urgency,authentication",
  "urgency,-authentication",
  "urgency,next_refresh",
  "name,urgency",
  "urgency,name",
  "urgency,-last_refreshed",
  "urgency,expires",
  "-last_refreshed,-name",
];

type Matches = (row: PagedAccount, status: TokenStatus) => boolean;
const soon = Date.now() + 30 * 60_000;
const text = ({ account }: PagedAccount) => `${account.name} ${account.shopName} ${account.host}`.toLowerCase();
const hosts = Array.from(
  { length: 10 },
  (_, index) =>
    ["acme", "globex", "initech", "vandelay", "hooli", "umbria", "sable", "stark", "wayne", "tyrell"][index],
).map((brand) => `${brand}-prod.invalid`);

const isOfTwoHosts = ({ account }: PagedAccount) =>
  ["acme-prod.invalid", "globex-prod.invalid"].includes(account.host ?? "");

const filters: [address: string, matches: Matches][] = [
  ["q=invalid", (row) => text(row).includes("invalid")],
  ["q=GERMANY", (row) => text(row).includes("germany")],
  ["q=prod+invalid&tag=Europe", (row) => text(row).includes("prod") && row.tags.includes("Europe")],
  ["q=in", (row) => / in/.test(` ${text(row).replace(/[^a-z0-9]+/g, " ")}`)],
  ["host=acme-prod.invalid", ({ account }) => account.host === "acme-prod.invalid"],
  // Few, but more than a handful, many of one name.
  ["host=acme-prod.invalid&host=globex-prod.invalid", isOfTwoHosts],
  ["host=acme-prod.invalid&host=globex-prod.invalid&environment=production", isOfTwoHosts],
  [
    "q=germany&tag=Europe&status=expired,failing,active",
    (row, status) =>
      text(row).includes("germany") && row.tags.includes("Europe") && ["expired", "failing", "active"].includes(status),
  ],
  [hosts.map((host) => `host=${host}`).join("&"), ({ account }) => account.environment === "production"],
  [
    `${hosts.map((host) => `host=${host}`).join("&")}&q=invalid&environment=production&status=active,failing`,
    ({ account }, status) => account.environment === "production" && ["active", "failing"].includes(status),
  ],
  ["q=invalid&status=failing", (row, status) => text(row).includes("invalid") && status === "failing"],
  [
    `expires-to=${new Date(soon).toISOString()}`,
    ({ account }) => account.expiresAt !== null && account.expiresAt.getTime() < soon,
  ],
  ...tokenStatuses.map((status): [string, Matches] => [`status=${status}`, (_row, own) => own === status]),
  ["status=reconnect,expired", (_row, status) => ["reconnect", "expired"].includes(status)],
  ["status=failing,revoked,expiring", (_row, status) => ["failing", "revoked", "expiring"].includes(status)],
];

const queryOf = (address: string) => parseAccountListQuery(new URLSearchParams(address));
function read(query: AccountListQuery, ask: Partial<Parameters<typeof findAccountPage>[0]>) {
  const segments = accountSegments(query, query);
  return findAccountPage({ segments, filter: query, direction: "after", position: null, limit, ...ask });
}
const ids = (rows: readonly PagedAccount[]) => rows.map(({ id }) => id);

beforeAll(async () => {
  await db().delete(accounts);
  await seedAccounts(db(), count);
  // Nothing changes its status while this runs.
  await db().execute(sql`update accounts set expires_at = expires_at + interval '5 min',
    next_refresh_at = next_refresh_at + interval '5 min' where expires_at > now()`);
  // As a worker leaves them that fails, or stands still.
  await db().execute(sql`update accounts set failure_count = shop_id::int % 2,
    expires_at = now() - (shop_id::int % 50) * interval '1 minute'
    where shop_id::int % 17 = 0 and next_refresh_at is not null`);
  await db().execute(sql`update accounts set name = 'One of many'
    where host in ('acme-prod.invalid', 'globex-prod.invalid') and shop_id::int % 3 > 0`);
  const [some] = await db().select().from(accounts).limit(1);
  await db()
    .update(accounts)
    .set({ name: longName, shopName: "invalid ".repeat(200) })
    .where(eq(accounts.id, some?.id ?? ""));
});

describe.each(orders)("by %s", (sort) => {
  it("every filter leaves what fits in the order of all, from both ends and in the middle", async () => {
    const { rows: all, now } = await read(queryOf(`sort=${sort}`), { limit: count });
    expect(all).toHaveLength(count);
    for (const [address, matches] of filters) {
      const wanted = ids(all.filter((row) => matches(row, tokenStatus(row.account, now))));
      const query = queryOf(`${address}&sort=${sort}`);
      const first = await read(query, {});
      const last = await read(query, { direction: "before" });
      expect(wanted.length, address).toBeGreaterThan(0);
      expect(ids(first.rows), address).toEqual(wanted.slice(0, limit));
      expect(ids(last.rows), address).toEqual(wanted.slice(-limit));
      const second = await read(query, { position: first.rows.at(-1) ?? null });
      expect(ids(second.rows), address).toEqual(wanted.slice(limit, 2 * limit));
      const lastButOne = await read(query, { direction: "before", position: last.rows[0] ?? null });
      expect(ids(lastButOne.rows), address).toEqual(wanted.slice(0, -limit).slice(-limit));
    }
  });
});

it.each([
  ["urgency", sql`expires_at`],
  ["name", sql`lower(name)`],
  ["last_refreshed", sql`last_refreshed_at`],
  ["next_refresh", sql`next_refresh_at`],
  ["expires", sql`expires_at`],
])("the expired by %s, failing or late, are in one order", async (sort, key) => {
  const wanted = await db().execute<{ id: string }>(sql`select id from accounts
    where expires_at <= now() and next_refresh_at is not null and revoked_at is null and reconnect_required_at is null
    order by ${key}, id`);
  const { rows } = await read(queryOf(`status=expired&sort=${sort}`), { limit: count });
  expect(wanted.length).toBeGreaterThan(limit);
  expect(ids(rows)).toEqual(wanted.map(({ id }) => id));
});

it("old revocations of each method by name follow the active", async () => {
  const wanted = await db().execute<{ id: string }>(sql`select id from accounts
    where revoked_at <= now() - interval '7 days' order by array_position(${sql.param([...authenticationMethods])}::text[], authentication_method), lower(name), id`);
  const { rows } = await read(queryOf("sort=urgency,authentication"), { limit: count });
  expect(ids(rows).slice(-wanted.length)).toEqual(wanted.map(({ id }) => id));
});

it("finds an account of a long text in the order of names too, and under its new name", async () => {
  const { rows } = await read(queryOf("q=invalid&sort=-name"), { limit: 1 });
  expect(rows[0]?.account.name).toBe(longName);
  await db().update(accounts).set({ name: "0 the first" }).where(eq(accounts.name, longName));
  const renamed = await read(queryOf("q=invalid&sort=name"), { limit: 1 });
  expect(renamed.rows[0]?.account.name).toBe("0 the first");
});
