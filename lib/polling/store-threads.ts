import { type PullStep, savePullStep } from "@/db/queries/pull-steps";
import { AppError } from "@/lib/errors/app-error";
import type { Thread } from "@/lib/mirakl/marketplace/thread";
import { plainPreview } from "./plain-preview";

/** PostgreSQL refuses a zero byte in any text. */
const clean = (text: string) => text.replaceAll("\0", "");

/** Longer than a step of a pull takes; each step that is stored makes it begin anew. */
export const pollLeaseSeconds = 90;

/** How a pull that is complete leaves its account. */
export type PullEnd = NonNullable<PullStep["end"]>;

/**
 * Stores one step of a pull, while its lease is still ours; what is stored already is left as it is.
 * @param step.threadsRead of the whole pull so far, for people who watch it
 * @param step.end with the last step
 * @returns how many messages are new
 * @throws AppError `refresh_in_progress` when another process has taken over: it reads the same again
 */
export async function storePullStep(step: {
  accountId: string;
  owner: string;
  threads: readonly Thread[];
  threadsRead: number;
  end: PullEnd | null;
}): Promise<number> {
  const { threads, ...rest } = step;
  const messages = await savePullStep({
    ...rest,
    leaseSeconds: pollLeaseSeconds,
    tickets: threads.map(toTicket),
    messages: threads.flatMap(toMessages),
  });
  if (messages === null) throw new AppError("refresh_in_progress");
  return messages;
}

function toMessages(thread: Thread): PullStep["messages"] {
  return thread.messages.map((message) => ({
    threadId: thread.id,
    messageId: message.id,
    body: clean(message.body),
    senderType: message.sender.type,
    senderName: clean(message.sender.name),
    recipients: message.recipients,
    attachments: message.attachments,
    sentAt: message.sentAt,
  }));
}

function toTicket(thread: Thread): PullStep["tickets"][number] {
  const customer = thread.participants.find(({ type }) => type.startsWith("CUSTOMER"));
  return {
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
