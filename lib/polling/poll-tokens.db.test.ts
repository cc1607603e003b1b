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
import { refreshToken } from "@/lib/accounts/refresh-token";
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

async function add(client: { clientId: string; clientSecret: string; companyId: string | null }, baseUrl = "") {
  const connection = connectionInput.parse({
    authenticationMethod: "client_credentials",
    name: "By token",
    environment: "sandbox",
    baseUrl,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    companyId: client.companyId ?? "",
  });
  return saved(addAccount(connection, person));
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

describe("a seller at Mirakl Connect", () => {
  it("has conversations pulled once, and those that wait for the store marked", async () => {
    const { companyId } = await sandbox.control<{ companyId: string }>("POST", "/companies", {});
    const client = await sandbox.createClient({ type: "connect_seller", companyId });
    const accountId = await add(client);
    const write = (body: string, own: object = {}) =>
      sandbox.control<{ conversationId: string }>("POST", "/conversations/messages", { companyId, body, ...own });
    const { conversationId } = await write("Where is my parcel?");
    expect(await poll(accountId)).toMatchObject({ kind: "conversations", error: null, messages: 1 });
    expect((await poll(accountId)).messages).toBe(0);
    const [ticket] = await db().select().from(tickets);
    expect(ticket).toMatchObject({ threadId: conversationId, preview: "Where is my parcel?" });
    expect(ticket?.replyNeededSince).toBeInstanceOf(Date);

    await write("On its way", { conversationId, from: "shop" });
    expect((await poll(accountId)).messages).toBe(1);
    expect((await db().select().from(tickets))[0]?.replyNeededSince).toBeNull();
    expect(await db().select().from(ticketMessages)).toHaveLength(2);
  });
});

describe("a token that a marketplace refuses", () => {
  it("is renewed first, and asks for a person only when that was in vain", async () => {
    const { shopId } = await sandbox.createShop();
    const client = await sandbox.createClient({ type: "marketplace", marketplace, shopIds: [shopId] });
    const accountId = await add(client, sandbox.marketplaceUrl);
    await sandbox.control("POST", "/tokens/revoke", { clientId: client.clientId });
    expect((await poll(accountId)).error?.code).toBe("mirakl_token_rejected");
    const account = await findAccount(accountId);
    expect(account).toMatchObject({ reconnectRequiredAt: null, failureCount: 0 });
    expect(Number(account?.nextRefreshAt)).toBeLessThanOrEqual(Date.now() + 1_000);

    await refreshToken({ accountId, version: account?.version ?? 0 }, person);
    expect((await poll(accountId)).error).toBeNull();
    expect(await findAccountPoll(accountId)).toMatchObject({ failureCount: 0, lastErrorCode: null });

    await sandbox.control("POST", "/tokens/revoke", { clientId: client.clientId });
    await poll(accountId);
    const before = await findAccount(accountId);
    await refreshToken({ accountId, version: before?.version ?? 0 }, person);
    await sandbox.control("POST", "/tokens/revoke", { clientId: client.clientId });
    await poll(accountId);
    expect((await findAccount(accountId))?.reconnectRequiredAt).toBeInstanceOf(Date);
  });
});

describe("a token that has ended", () => {
  it("is not called with, and looked at again as soon as messages would be", async () => {
    const { shopId } = await sandbox.createShop();
    const client = await sandbox.createClient({ type: "marketplace", marketplace, shopIds: [shopId] });
    const accountId = await add(client, sandbox.marketplaceUrl);
    await db().update(accounts).set({ expiresAt: sql`now() - interval '1 second'` }).where(eq(accounts.id, accountId));
    const before = Date.now();
    expect(await poll(accountId)).toEqual({ kind: null, error: null, messages: 0 });
    const nextInMs = Number((await findAccountPoll(accountId))?.nextPollAt) - before;
    expect(nextInMs).toBeGreaterThan(30_000);
    expect(nextInMs).toBeLessThan(125_000);
  });

  it("that a person must renew is looked at now and then", async () => {
    const { shopId } = await sandbox.createShop();
    const client = await sandbox.createClient({ type: "marketplace", marketplace, shopIds: [shopId] });
    const accountId = await add(client, sandbox.marketplaceUrl);
    const change = { expiresAt: sql`now() - interval '1 second'`, reconnectRequiredAt: sql`now()` };
    await db().update(accounts).set(change).where(eq(accounts.id, accountId));
    const before = Date.now();
    expect((await poll(accountId)).kind).toBeNull();
    expect(Number((await findAccountPoll(accountId))?.nextPollAt) - before).toBeGreaterThan(500_000);
  });
});

describe("claiming routine calls", () => {
  it("takes a few of each host, whichever has waited longest", async () => {
    for (let count = 0; count < 6; count++) {
      const client = await sandbox.createClient({ type: "channel_partner" });
      const id = await add(client);
      await db()
        .insert(accountPolls)
        .values({ accountId: id, host: count < 5 ? "busy.example" : "quiet.example", nextPollAt: new Date(count) });
    }
    const lease = { owner: "test", seconds: 60 };
    const claims = await claimDuePolls({ limit: 10, perHost: {}, otherHosts: 2 }, lease);
    expect(claims.map(({ poll: { host } }) => host).sort()).toEqual(["busy.example", "busy.example", "quiet.example"]);
    const next = await claimDuePolls({ limit: 10, perHost: { "busy.example": 1 }, otherHosts: 2 }, lease);
    expect(next.map(({ poll: { host } }) => host)).toEqual(["busy.example"]);
    expect(await claimDuePolls({ limit: 10, perHost: { "busy.example": -1 }, otherHosts: 2 }, lease)).toEqual([]);
  });
});
