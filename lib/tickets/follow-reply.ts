import { findAccount } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { findTicketReply, settleTicketReply, type TicketReplyRow } from "@/db/queries/ticket-replies";
import { hourMs, minuteMs, secondMs } from "@/lib/clock";
import { toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { getConversationAction } from "@/lib/mirakl/connect/reply-to-conversation";
import { fetchFor } from "@/lib/network/fetch-for";
import { openConnectAccess } from "@/lib/polling/open-access";

/** Longer than a call takes: what is still on its way then has lost its process. */
export const lostAfterMs = 2 * minuteMs;
/** Delivery takes Mirakl Connect seconds; it is first asked after this. */
export const firstAskedAfterMs = 2 * secondMs;
const longestPauseMs = 10 * minuteMs;
const givenUpAfterMs = 24 * hourMs;

/**
 * Learns what became of a reply: asks Mirakl Connect about one that it has taken, and gives up one whose process ended
 * before the answer came, or that nothing was heard of for a day.
 * @returns milliseconds until it is worth asking again; null when it is known, or never will be
 */
export async function followReply(replyId: string): Promise<number | null> {
  const [reply, now] = await Promise.all([findTicketReply(replyId), databaseNow()]);
  if (reply?.state !== "sending" && reply?.state !== "accepted") return null;
  const ageMs = now.getTime() - reply.createdAt.getTime();
  const isLost = reply.state === "sending" ? ageMs >= lostAfterMs : ageMs >= givenUpAfterMs;
  if (isLost) {
    await settleTicketReply(replyId, { state: "unknown" });
    return null;
  }
  if (reply.state === "sending") return lostAfterMs - ageMs;
  const isKnown = await ask(reply).catch((error: unknown) => {
    logger().info({ accountId: reply.accountId, err: toAppError(error) }, "delivery of a reply is not known yet");
    return false;
  });
  return isKnown ? null : Math.min(longestPauseMs, Math.max(firstAskedAfterMs, ageMs / 4));
}

/** @returns whether Mirakl Connect has told */
async function ask(reply: TicketReplyRow): Promise<boolean> {
  const account = await findAccount(reply.accountId);
  if (!account || !reply.actionId) return false;
  const access = await openConnectAccess(account);
  const { state, theirWords } = await getConversationAction(
    { access, actionId: reply.actionId },
    fetchFor(account.environment),
  );
  if (state === "pending") return false;
  const refusal = { errorCode: "mirakl_request_refused", errorDetails: theirWords ? { theirWords } : {} };
  await settleTicketReply(reply.id, state === "delivered" ? { state: "sent" } : { state: "refused", ...refusal });
  return true;
}
