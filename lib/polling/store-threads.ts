import { saveProgress } from "@/db/queries/account-polls";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { type NewTicket, saveTicketMessages, saveTickets } from "@/db/queries/tickets";
import { AppError } from "@/lib/errors/app-error";
import type { Thread } from "@/lib/mirakl/marketplace/thread";
import { plainPreview } from "./plain-preview";

/** PostgreSQL refuses a zero byte in any text. */
const clean = (text: string) => text.replaceAll("\0", "");

/** Longer than a step of a pull takes; each step that is stored makes it begin anew. */
export const pollLeaseSeconds = 90;

/**
 * Stores one step of a pull, while its lease is still ours.
 * @param step.threadsRead of the whole pull so far, for people who watch it
 * @returns how many messages are new
 * @throws AppError `refresh_in_progress` when another process has taken over: it reads the same again
 */
export function storePullStep(step: {
  accountId: string;
  owner: string;
  threads: readonly Thread[];
  threadsRead: number;
}): Promise<number> {
  const { accountId, owner, threads, threadsRead } = step;
  return inTransaction(async (on) => {
    const isOurs = await saveProgress({ accountId, owner }, { threadsRead, leaseSeconds: pollLeaseSeconds }, on);
    if (!isOurs) throw new AppError("refresh_in_progress");
    return storeThreads(accountId, threads, on);
  });
}

/** Stores threads and their messages; what is stored already is left as it is. */
async function storeThreads(accountId: string, threads: readonly Thread[], on: Executor): Promise<number> {
  await saveTickets(
    threads.map((thread) => toTicket(accountId, thread)),
    on,
  );
  const messages = threads.flatMap((thread) =>
    thread.messages.map((message) => ({
      accountId,
      threadId: thread.id,
      messageId: message.id,
      body: clean(message.body),
      senderType: message.sender.type,
      senderName: clean(message.sender.name),
      recipients: message.recipients,
      attachments: message.attachments,
      sentAt: message.sentAt,
    })),
  );
  return saveTicketMessages(messages, on);
}

function toTicket(accountId: string, thread: Thread): NewTicket {
  const customer = thread.participants.find(({ type }) => type.startsWith("CUSTOMER"));
  return {
    accountId,
    threadId: thread.id,
    topic: clean(thread.topic),
    entityLabel: thread.entityLabel && clean(thread.entityLabel),
    customerName: customer?.name ?? null,
    participants: thread.participants,
    messageCount: thread.messageCount,
    lastMessageAt: thread.lastMessageAt,
    lastSenderName: thread.lastSender?.name ?? null,
    lastSenderType: thread.lastSender?.type ?? null,
    preview: plainPreview(thread.messages.at(-1)?.body ?? ""),
    replyNeededSince: thread.replyNeededSince,
    createdAtMirakl: thread.createdAt,
    updatedAtMirakl: thread.updatedAt,
  };
}
