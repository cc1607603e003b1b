import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { claimDuePolls, findAccountPoll } from "@/db/queries/account-polls";
import { findAccount } from "@/db/queries/accounts";
import { accountPolls } from "@/db/schema/account-polls";
import { accounts } from "@/db/schema/accounts";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import { addAccount } from "@/lib/accounts/add-account";
import { connectionInput } from "@/lib/accounts/connection-input";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { saved } from "@/lib/accounts/testing/outcomes";
import type { Person } from "@/lib/actor";
import { marketplace, startSandbox } from "@/scripts/testing/start-sandbox";
import { pollAccount } from "./poll-account";

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let person: Person;

beforeAll(async () => {
  sandbox = await startSandbox();
  vi.stubEnv("MIRAKL_SANDBOX_URL", sandbox.url);
  person = await samplePerson();
});
afterAll(async () => {
  await sandbox.stop();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db().delete(accounts);
});

/** An account by API key, of a shop with so many threads. */
async function addShop(threads: number) {
  const shop = await sandbox.control<{ shopId: number }>("POST", "/shops", { marketplace, threads });
  const apiKey = await sandbox.createApiKey([shop.shopId]);
  const connection = connectionInput.parse({
    authenticationMethod: "api_key",
    name: "Trailhead",
    environment: "sandbox",
    baseUrl: sandbox.marketplaceUrl,
    apiKey,
  });
  return { ...shop, apiKey, accountId: await saved(addAccount(connection, person)) };
}
async function poll(accountId: string) {
  await db()
    .update(accountPolls)
    .set({ nextPollAt: sql`now() - interval '1 second'` })
    .where(eq(accountPolls.accountId, accountId));
  const [claim] = await claimDuePolls({ limit: 5, perHost: {}, otherHosts: 5 }, { owner: "test", seconds: 60 });
  if (!claim) throw new Error("nothing was due");
  return pollAccount(claim, "test");
}
const countOf = async (table: typeof tickets | typeof ticketMessages) => {
  const [row] = await db().select({ count: sql<number>`count(*)::int` }).from(table);
  return row?.count ?? 0;
};
const write = (shopId: number, body: string, threadId?: string) =>
  sandbox.control<{ threadId: string }>("POST", "/messages", {
    marketplace,
    shopId,
    body,
    ...(threadId && { threadId }),
  });

describe("pulling the messages of a marketplace shop", () => {
  it("stores all of them once, over several pages, and then only what is new", async () => {
    const { accountId, shopId } = await addShop(0);
    for (let count = 0; count < 230; count++) await write(shopId, `Question ${count}`);
    expect(await poll(accountId)).toMatchObject({ kind: "threads", error: null, messages: 230 });
    expect(await countOf(tickets)).toBe(230);
    expect(await countOf(ticketMessages)).toBe(230);
    const state = { isFirstPullDone: true, threadsRead: 230, failureCount: 0 };
    expect(await findAccountPoll(accountId)).toMatchObject(state);

    expect((await poll(accountId)).messages).toBe(0);
    const { threadId } = await write(shopId, "<p>Where is my <b>parcel</b>?</p>");
    expect((await poll(accountId)).messages).toBe(1);
    expect((await poll(accountId)).messages).toBe(0);
    await write(shopId, "Hello again", threadId);
    expect((await poll(accountId)).messages).toBe(1);
    const [ticket] = await db().select().from(tickets).where(eq(tickets.threadId, threadId));
    expect(ticket).toMatchObject({ preview: "Hello again", messageCount: 2 });
    expect(ticket?.replyNeededSince).toBeInstanceOf(Date);
  });

  it("begins with the last thirty days", async () => {
    const { accountId } = await addShop(60);
    await poll(accountId);
    const [oldest] = await db().select({ at: sql<string>`min(updated_at_mirakl)` }).from(tickets);
    const days = (Date.now() - Date.parse(oldest?.at ?? "")) / 86_400_000;
    expect(await countOf(tickets)).toBeLessThan(60);
    expect(days).toBeLessThan(30);
    expect(days).toBeGreaterThan(25);
  });

  it("turns a regenerated key into a matter for people", async () => {
    const { accountId, apiKey } = await addShop(1);
    await sandbox.control("POST", "/api-keys/regenerate", { apiKey });
    expect((await poll(accountId)).error?.code).toBe("mirakl_credentials_rejected");
    expect((await findAccount(accountId))?.reconnectRequiredAt).toBeInstanceOf(Date);
  });

  it("backs off from a marketplace that cannot answer, and shows a key's trouble until it is over", async () => {
    const { accountId, apiKey } = await addShop(1);
    await sandbox.control("POST", "/faults", { kind: "503", apiKey, times: 1 });
    expect((await poll(accountId)).error?.code).toBe("mirakl_unavailable");
    expect(await findAccount(accountId)).toMatchObject({ failureCount: 1, reconnectRequiredAt: null });
    expect(await findAccountPoll(accountId)).toMatchObject({ failureCount: 1 });
    expect((await poll(accountId)).error).toBeNull();
    expect(await findAccount(accountId)).toMatchObject({ failureCount: 0, lastErrorCode: null });
  });

  it("waits as long as Mirakl asks", async () => {
    const { accountId, apiKey } = await addShop(1);
    await sandbox.control("POST", "/faults", { kind: "429", apiKey, retryAfterSeconds: 300, times: 1 });
    expect((await poll(accountId)).error?.code).toBe("mirakl_rate_limited");
    const row = await findAccountPoll(accountId);
    expect(Number(row?.nextPollAt) - Number(row?.lastErrorAt)).toBeGreaterThanOrEqual(300_000);
  });
});
