import { findAccount } from "@/db/queries/accounts";
import {
  listAcceptedReplies,
  settleLostReplies,
  settleTicketReply,
  type TicketReplyRow,
} from "@/db/queries/ticket-replies";
import { toAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { getConversationAction } from "@/lib/mirakl/connect/reply-to-conversation";
import { fetchFor } from "@/lib/network/fetch-for";
import { openConnectAccess } from "@/lib/polling/open-access";

/** Longer than a call takes: what is still on its way then has lost its process. */
const lostAfterSeconds = 120;
const batch = 20;

/** Asks Mirakl Connect what became of replies that it has taken, and gives up those whose process ended. */
export async function followReplies(): Promise<void> {
  await settleLostReplies(lostAfterSeconds);
  for (const reply of await listAcceptedReplies(batch)) {
    await follow(reply).catch((error: unknown) => {
      logger().info({ accountId: reply.accountId, err: toAppError(error) }, "delivery of a reply is not known yet");
    });
  }
}

async function follow(reply: TicketReplyRow): Promise<void> {
  const account = await findAccount(reply.accountId);
  if (!account || !reply.actionId) return;
  const access = await openConnectAccess(account);
  const { state, theirWords } = await getConversationAction(
    { access, actionId: reply.actionId },
    fetchFor(account.environment),
  );
  if (state === "pending") return;
  if (state === "delivered") return void (await settleTicketReply(reply.id, { state: "sent" }));
  const errorDetails = theirWords ? { theirWords } : {};
  await settleTicketReply(reply.id, { state: "refused", errorCode: "mirakl_request_refused", errorDetails });
}
