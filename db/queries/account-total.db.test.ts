import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { db } from "../client";
import { accounts } from "../schema/accounts";
import { seedAccounts } from "../seed";
import { countAccounts, estimateAccounts } from "./account-total";

/** The estimate as a share of what is there. */
async function estimatedShare(): Promise<number> {
  const all = parseAccountListQuery(new URLSearchParams());
  expect(await countAccounts(all)).toBe(null);
  return (await estimateAccounts(all)) / (await db().$count(accounts));
}

it("estimates many accounts well, also before PostgreSQL has looked at the table, and after it has grown since", async () => {
  const shares: number[] = [];
  await seedAccounts(db(), 11_000);
  shares.push(await estimatedShare());
  await db().execute(sql`update ${accounts} set identity = id::text`);
  await db().execute(sql`vacuum full analyze ${accounts}`);
  shares.push(await estimatedShare());
  await seedAccounts(db(), 11_000);
  shares.push(await estimatedShare());
  for (const share of shares) expect(Math.abs(share - 1), `shares ${shares}`).toBeLessThan(0.1);
}, 60_000);
