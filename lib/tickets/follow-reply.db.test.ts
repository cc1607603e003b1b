import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { findTicketReply } from "@/db/queries/ticket-replies";
import { ticketReplies, tickets } from "@/db/schema/tickets";
import { insertSampleAccount } from "@/lib/accounts/testing/insert-sample-account";
import type { ReplyState } from "@/lib/vocabulary";
import { followReply } from "./follow-reply";

async function insertReply(state: ReplyState, ageSeconds: number): Promise<string> {
  const { id: accountId } = await insertSampleAccount();
  const threadId = randomUUID();
  const at = new Date();
  await db()
    .insert(tickets)
    .values({ accountId, threadId, lastMessageAt: at, createdAtMirakl: at, updatedAtMirakl: at });
  const [reply] = await db()
    .insert(ticketReplies)
    .values({
      accountId,
      threadId,
      draftId: randomUUID(),
      body: "On its way",
      userName: "Ada",
      state,
      createdAt: sql`now() - make_interval(secs => ${ageSeconds})`,
    })
    .returning();
  return reply?.id ?? "";
}
const stateOf = async (replyId: string) => (await findTicketReply(replyId))?.state;

describe("a reply", () => {
  it("that is on its way is given the time that a call takes", async () => {
    const replyId = await insertReply("sending", 30);
    const againInMs = await followReply(replyId);
    expect(againInMs).toBeGreaterThan(80_000);
    expect(againInMs).toBeLessThanOrEqual(90_000);
    expect(await stateOf(replyId)).toBe("sending");
  });

  it("whose process ended before the answer came is unknown, and stays that", async () => {
    const replyId = await insertReply("sending", 121);
    expect(await followReply(replyId)).toBeNull();
    expect(await stateOf(replyId)).toBe("unknown");
    expect(await followReply(replyId)).toBeNull();
  });

  it("that Mirakl Connect cannot be asked about is asked about again, less and less often", async () => {
    const [early, late] = [await insertReply("accepted", 4), await insertReply("accepted", 3_600)];
    expect(await followReply(early)).toBe(2_000);
    expect(await followReply(late)).toBe(600_000);
    expect(await stateOf(early)).toBe("accepted");
  });

  it("that nothing was heard of for a day is unknown", async () => {
    const replyId = await insertReply("accepted", 86_401);
    expect(await followReply(replyId)).toBeNull();
    expect(await stateOf(replyId)).toBe("unknown");
  });

  it("that is settled or gone needs nothing", async () => {
    expect(await followReply(await insertReply("sent", 60))).toBeNull();
    expect(await followReply(randomUUID())).toBeNull();
  });
});
