import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { connect } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { sampleAccount } from "@/lib/accounts/testing/sample-account";
import { Secret } from "@/lib/secret";
import { accountOwner, storeSecrets } from "@/lib/secrets/stored-secrets";
import type { BenchDatabase } from "../setup/bench-database";

/** What the bare loop knows of its shops: the same as the worker's accounts. */
export type BareShops = { id: string; origin: string; shopId: string; apiKey: string }[];

/** Stores accounts by API key, evenly over the marketplaces, whose routine calls nobody has planned yet. */
export async function insertShops(
  { ownerUrl, sql }: BenchDatabase,
  { origins, count }: { origins: string[]; count: number },
): Promise<BareShops> {
  const shops = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    origin: origins[index % origins.length] ?? "",
    shopId: String(2_000 + index),
    apiKey: randomBytes(18).toString("base64url"),
  }));
  const { db, close } = connect(ownerUrl);
  await db.transaction(async (on) => {
    const rows = shops.map(({ id, origin, shopId }) =>
      sampleAccount({
        id,
        shopId,
        baseUrl: origin,
        host: new URL(origin).host,
        authenticationMethod: "api_key",
        clientId: null,
      }),
    );
    for (let start = 0; start < rows.length; start += 1_000) {
      await on.insert(accounts).values(rows.slice(start, start + 1_000));
    }
    for (const { id, apiKey } of shops) await storeSecrets(accountOwner(id), { api_key: new Secret(apiKey) }, on);
  });
  await close();
  await sql`insert into account_polls (account_id, host, next_poll_at)
    select id, host, now() + interval '1 day' from accounts`;
  await sql`create table bare_messages (like ticket_messages including all)`;
  // Not the tables that are still empty: PostgreSQL would plan for them to stay so.
  await sql`analyze accounts, account_secrets, account_polls`;
  return shops;
}

/** All routine calls are due. @returns since when, by the database's clock */
export async function makeAllDue({ sql }: BenchDatabase): Promise<string> {
  const [row] = await sql<{ at: string }[]>`
    with due as (update account_polls set next_poll_at = now()) select now()::text as at`;
  return row?.at ?? "";
}

export async function countPulled({ sql }: BenchDatabase, since: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from account_polls where last_polled_at >= ${since}::timestamptz`;
  return row?.count ?? 0;
}

export async function countMessages({ sql }: BenchDatabase): Promise<{ product: number; bare: number }> {
  const [row] = await sql<{ product: number; bare: number }[]>`
    select (select count(*)::int from ticket_messages) as product, (select count(*)::int from bare_messages) as bare`;
  return row ?? { product: 0, bare: 0 };
}
