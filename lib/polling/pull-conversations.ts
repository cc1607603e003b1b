import type { PollClaim } from "@/db/queries/account-polls";
import { getConversationMessages } from "@/lib/mirakl/connect/get-conversation-messages";
import { type Conversation, type ConversationPage, listConversations } from "@/lib/mirakl/connect/list-conversations";
import type { Thread } from "@/lib/mirakl/marketplace/thread";
import { fetchFor } from "@/lib/network/fetch-for";
import { openConnectAccess } from "./open-access";
import { nextWatermark, pullSince } from "./pull-window";
import { type PullEnd, storePullStep } from "./store-threads";

const conversationsPerPage = 100;
/** Each conversation is a call of its own: so many are stored at once, that a crash repeats little. */
const conversationsPerStep = 10;

/**
 * The same for a seller at Mirakl Connect, where each conversation is read by itself.
 * @throws AppError as `listConversations` does; `refresh_in_progress` when another process has taken over
 */
export async function pullConversations(
  { account, poll, claimedAt }: PollClaim,
  { owner, ...next }: { owner: string } & Pick<PullEnd, "host" | "nextInMs">,
): Promise<number> {
  const access = await openConnectAccess(account);
  const fetch = fetchFor(account.environment);
  const updatedFrom = pullSince(poll.watermark, claimedAt);
  let pageToken: string | null = null;
  let firstPage: Date[] | null = null;
  let threadsRead = 0;
  let messages = 0;
  do {
    const page: ConversationPage = await listConversations(
      { access, updatedFrom, limit: conversationsPerPage, pageToken },
      fetch,
    );
    firstPage ??= page.conversations.map(({ updatedAt }) => updatedAt);
    for (let start = 0; start < page.conversations.length; start += conversationsPerStep) {
      const threads: Thread[] = [];
      for (const conversation of page.conversations.slice(start, start + conversationsPerStep)) {
        const ask = { access, conversationId: conversation.id };
        threads.push(toThread(conversation, await getConversationMessages(ask, fetch)));
      }
      threadsRead += threads.length;
      messages += await storePullStep({ accountId: account.id, owner, threads, threadsRead, end: null });
    }
    pageToken = page.nextPageToken;
  } while (pageToken);
  const end = { ...next, watermark: nextWatermark(poll.watermark, firstPage) };
  return messages + (await storePullStep({ accountId: account.id, owner, threads: [], threadsRead, end }));
}

/** A conversation tells of no reply that is needed: one whose last word is not the seller's needs one. */
function toThread(conversation: Conversation, messages: Thread["messages"]): Thread {
  const last = messages.at(-1);
  const isAnswered = !last || last.sender.type === "STORE";
  return {
    id: conversation.id,
    createdAt: conversation.createdAt,
    updatedAt: conversation.updatedAt,
    topic: conversation.topic,
    entityLabel: conversation.entityLabel,
    participants: conversation.participants,
    messageCount: messages.length,
    lastMessageAt: last?.sentAt ?? conversation.updatedAt,
    lastSender: last?.sender ?? null,
    replyNeededSince: isAnswered ? null : last.sentAt,
    messages,
  };
}
