import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accountPolls } from "@/db/schema/account-polls";
import { accounts } from "@/db/schema/accounts";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import { insertSampleAccount } from "@/lib/accounts/testing/insert-sample-account";
import { holdLock } from "@/scripts/testing/held-lock";
import { findAccountPoll } from "./account-polls";
import { type PullStep, savePullStep } from "./pull-steps";

beforeEach(async () => {
  await db().delete(accounts);
});

const owner = "worker";
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));

/** Accounts whose routine call is claimed. */
async function claimedAccounts(count: number): Promise<string[]> {
  const ids = await Promise.all(Array.from({ length: count }, async () => (await insertSampleAccount()).id));
  await db()
    .insert(accountPolls)
    .values(ids.map((accountId) => ({ accountId, host: "a.example", leaseOwner: owner, leaseUntil: at(59) })));
  return ids;
}

const thread = (own: Partial<PullStep["tickets"][number]> = {}): PullStep["tickets"][number] => ({
  threadId: "thread",
  topic: 'It\'s "late"',
  preview: "Where is it?",
  messageCount: 1,
  participants: [{ type: "CUSTOMER", id: null, name: "Ada" }],
  lastMessageAt: at(1),
  createdAtMirakl: at(0),
  updatedAtMirakl: at(1),
  ...own,
});
const message = (messageId: string, threadId = "thread"): PullStep["messages"][number] => ({
  threadId,
  messageId,
  body: `<p>Löwe & 🦁 '${messageId}'</p>\n`,
  senderType: "CUSTOMER_USER",
  senderName: "Ada",
  recipients: [{ type: "SHOP", id: "1", name: "Shop" }],
  attachments: [{ id: "a", name: "a.pdf", size: null }],
  sentAt: at(1),
});
const end = { host: "b.example", watermark: at(1), nextInMs: 120_000 };
const stepOf = (accountId: string, own: Partial<PullStep> = {}): PullStep => ({
  accountId,
  owner,
  leaseSeconds: 90,
  threadsRead: 1,
  tickets: [thread()],
  messages: [message("1")],
  end,
  ...own,
});
const messagesOf = (accountId: string) =>
  db().select().from(ticketMessages).where(eq(ticketMessages.accountId, accountId)).orderBy(ticketMessages.messageId);
const ticketOf = async (accountId: string) =>
  (await db().select().from(tickets).where(eq(tickets.accountId, accountId)))[0];

describe("a step of a pull", () => {
  it("stores threads and messages as they are, and keeps the lease while there are more", async () => {
    const [id = ""] = await claimedAccounts(1);
    const first = stepOf(id, { threadsRead: 7, messages: [message("1"), message("2")], end: null });
    expect(await savePullStep(first)).toBe(2);
    expect(await ticketOf(id)).toMatchObject(thread());
    expect(await messagesOf(id)).toMatchObject([message("1"), message("2")]);
    const open = { threadsRead: 7, host: "a.example", watermark: null, isFirstPullDone: false, lastPolledAt: null };
    const poll = await findAccountPoll(id);
    expect(poll).toMatchObject({ ...open, leaseOwner: owner });
    expect(poll?.leaseUntil?.getTime()).toBeGreaterThan(Date.now() + 80_000);

    expect(await savePullStep(stepOf(id, { tickets: [], messages: [], threadsRead: 7 }))).toBe(0);
    const ended = await findAccountPoll(id);
    const { host, watermark } = end;
    expect(ended).toMatchObject({ host, watermark, isFirstPullDone: true, leaseOwner: null, leaseUntil: null });
    expect(Number(ended?.nextPollAt) - Number(ended?.lastPolledAt)).toBe(120_000);
  });

  it("clears the failure before, and moves no watermark back to nothing while there are more", async () => {
    const [id = ""] = await claimedAccounts(1);
    const trouble = { failureCount: 3, lastErrorCode: "mirakl_unavailable", lastErrorDetails: {}, watermark: at(0) };
    await db().update(accountPolls).set(trouble).where(eq(accountPolls.accountId, id));
    await savePullStep(stepOf(id, { end: null }));
    expect(await findAccountPoll(id)).toMatchObject(trouble);
    await savePullStep(stepOf(id));
    expect(await findAccountPoll(id)).toMatchObject({ failureCount: 0, lastErrorCode: null, watermark: at(1) });
  });

  it("never puts an older state of a thread over a newer one, nor a message over itself", async () => {
    const [id = ""] = await claimedAccounts(1);
    await savePullStep(stepOf(id, { end: null }));
    const newer = thread({ topic: "newer", preview: "", updatedAtMirakl: at(3) });
    const again = { ...message("1"), body: "another body" };
    expect(await savePullStep(stepOf(id, { tickets: [newer], messages: [again, message("2")], end: null }))).toBe(1);
    await savePullStep(stepOf(id, { tickets: [thread({ topic: "older", updatedAtMirakl: at(2) })] }));
    expect(await ticketOf(id)).toMatchObject({ topic: "newer", preview: "Where is it?" });
    expect((await messagesOf(id)).map(({ body }) => body)).toEqual([message("1").body, message("2").body]);
  });

  it("stores nothing once another process has taken over", async () => {
    const [id = ""] = await claimedAccounts(1);
    expect(await savePullStep(stepOf(id, { owner: "another" }))).toBeNull();
    expect(await messagesOf(id)).toEqual([]);
    expect(await findAccountPoll(id)).toMatchObject({ leaseOwner: owner, watermark: null });
  });
});

describe("steps of several accounts at the same moment", () => {
  it("are stored each with its own rows, but for the one that is not ours", async () => {
    const [one = "", two = "", lost = ""] = await claimedAccounts(3);
    const saved = await Promise.all([
      savePullStep(stepOf(one)),
      savePullStep(stepOf(lost, { owner: "another" })),
      savePullStep(stepOf(two, { messages: [message("1"), message("2"), message("3")] })),
    ]);
    expect(saved).toEqual([1, null, 3]);
    expect(await messagesOf(two)).toHaveLength(3);
    expect(await messagesOf(lost)).toEqual([]);
  });

  it.each(["accounts", "account_polls"])("do not wait for one that somebody has locked in %s", async (table) => {
    const [one = "", locked = "", two = ""] = await claimedAccounts(3);
    const lock = await holdLock({ table, rows: `${table === "accounts" ? "id" : "account_id"} = '${locked}'` });
    const [first, waiting, second] = [one, locked, two].map((id) => savePullStep(stepOf(id)));
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    expect(await messagesOf(locked)).toEqual([]);
    await lock.release();
    expect(await waiting).toBe(1);
  });

  it("do not fail with one that the database refuses", async () => {
    const [one = "", refused = "", two = ""] = await claimedAccounts(3);
    const outcomes = await Promise.allSettled([
      savePullStep(stepOf(one)),
      savePullStep(stepOf(refused, { messages: [message("1", "a thread that is not there")] })),
      savePullStep(stepOf(two)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await messagesOf(two)).toHaveLength(1);
    expect(await ticketOf(refused)).toBeUndefined();
    const [count] = await db()
      .select({ held: sql<number>`count(${accountPolls.leaseOwner})::int` })
      .from(accountPolls);
    expect(count?.held).toBe(1);
  });
});
