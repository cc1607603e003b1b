import { and, desc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEvents } from "@/db/schema/audit-events";
import { ticketMessages, tickets } from "@/db/schema/tickets";
import { insertSampleAccount, samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { verifyAccount } from "@/lib/accounts/verify-account";
import { countingProcess, takeCounts } from "@/lib/counters";
import { openAttachment } from "@/lib/tickets/open-attachment";
import { accountOwner, findSecret, openSecret } from "./stored-secrets";

const reads = () =>
  takeCounts()
    .filter(({ name }) => name === "latchkey_secret_reads_total")
    .map(({ labels, value }) => [...JSON.parse(labels), value]);
const newestEvent = async (accountId: string, event: string) => {
  const [row] = await db()
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.accountId, accountId), eq(auditEvents.event, event)))
    .orderBy(desc(auditEvents.id));
  return row;
};
const origin = { address: "203.0.113.9", userAgent: "Firefox" };

beforeEach(() => void takeCounts());
afterEach(() => {
  countingProcess.name = "web";
});

describe("reading a stored secret", () => {
  it("counts each time, by what it is and by the process, and not what is not there", async () => {
    const { id } = await insertSampleAccount();
    await openSecret(accountOwner(id), "client_secret");
    await openSecret(accountOwner(id), "client_secret");
    expect(await findSecret(accountOwner(id), "refresh_token")).toBeNull();
    countingProcess.name = "worker";
    await openSecret(accountOwner(id), "access_token");
    expect(reads()).toEqual([
      ["client_secret", "web", 2],
      ["access_token", "worker", 1],
    ]);
    expect(await db().$count(auditEvents, eq(auditEvents.accountId, id))).toBe(0);
  });

  it("by a person is told by the event that it serves", async () => {
    const account = await insertSampleAccount({ baseUrl: "http://127.0.0.1:9", host: "127.0.0.1:9" });
    const person = { ...(await samplePerson()), origin };
    for await (const _ of await verifyAccount({ accountId: account.id }, person));
    expect(await newestEvent(account.id, "account.verified")).toMatchObject({
      userId: person.userId,
      clientAddress: "203.0.113.9",
      details: { secretsUsed: "access_token" },
    });
  });

  it("by a person for an attachment is an event of its own, written before Mirakl is asked", async () => {
    const account = await insertSampleAccount({ baseUrl: "http://127.0.0.1:9", host: "127.0.0.1:9" });
    const of = { accountId: account.id, threadId: "thread" };
    const at = new Date();
    await db()
      .insert(tickets)
      .values({ ...of, lastMessageAt: at, createdAtMirakl: at, updatedAtMirakl: at });
    await db()
      .insert(ticketMessages)
      .values({
        ...of,
        messageId: "message",
        body: "",
        senderType: "CUSTOMER_USER",
        senderName: "Zoe",
        attachments: [{ id: "photo", name: "photo.png", size: 5 }],
        sentAt: at,
      });
    const person = { ...(await samplePerson()), role: "viewer" as const, origin };
    await expect(openAttachment({ ...of, attachmentId: "photo" }, person)).rejects.toThrow();
    expect(await newestEvent(account.id, "secret.read")).toMatchObject({
      userName: "Ada",
      role: "viewer",
      userAgent: "Firefox",
      details: { secret: "access token", purpose: "open the attachment photo.png", thread: "thread" },
    });
    expect(reads()).toEqual([["access_token", "web", 1]]);
  });
});
