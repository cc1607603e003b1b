import { z } from "zod";
import { getMarketplace, marketplaceIds } from "../../data/marketplaces";
import { messageInstant } from "../../data/message-instant";
import { freshUuid } from "../../data/ready-made-secret";
import { type MessageSender, messageSenders, type Thread } from "../../state/sandbox-state";
import type { World } from "../../world";
import { defineCommand, UnknownReferenceError } from "../define-command";
import { getShop } from "../find-referenced";
import { attachmentInput, toAttachments } from "./attachment-input";

export const addMessage = defineCommand({
  name: "add-message",
  method: "POST",
  path: "/messages",
  done: "The message is in the shop's inbox.",
  status: 201,
  input: z.strictObject({
    marketplace: z.enum(marketplaceIds),
    shopId: z.int(),
    /** Absent, the message begins a new thread. */
    threadId: z.string().min(1).optional(),
    /** Of a new thread. */
    topic: z.string().trim().min(1).max(200).default("A question"),
    customerName: z.string().trim().min(1).max(100).default("Alex Morgan"),
    from: z.enum(messageSenders).default("customer"),
    /** HTML, as it arrives from mail programs. */
    body: z.string().min(1).max(50_000),
    attachments: attachmentInput,
  }),
  run: (world, { marketplace, shopId, threadId, topic, customerName, from, body, attachments }) => {
    getShop(world, marketplace, shopId);
    const known = threadId === undefined ? null : getThreadOf(world, { threadId, marketplace, shopId });
    const now = messageInstant(world.now(), known?.messages ?? []);
    const message = { id: freshUuid(), createdAt: now, from, to: null, body, attachments: toAttachments(attachments) };
    const replyNeededSince = replyNeeded(from, known?.replyNeededSince ?? null, now);
    const thread: Thread = known ?? {
      id: freshUuid(),
      marketplace,
      shopId,
      channel: getMarketplace(marketplace).channel,
      createdAt: now,
      updatedAt: now,
      topic: { type: "FREE_TEXT", value: topic },
      entity: null,
      customer: { id: freshUuid(), name: customerName },
      replyNeededSince,
      messages: [],
    };
    thread.messages.push(message);
    thread.updatedAt = now;
    thread.replyNeededSince = replyNeededSince;
    world.state.threads.set(thread.id, thread);
    world.changed();
    return { threadId: thread.id, messageId: message.id, dateCreated: now };
  },
});

/** The shop's own answer settles it; otherwise the oldest unanswered message counts. */
function replyNeeded(from: MessageSender, since: string | null, now: string): string | null {
  return from === "shop" ? null : (since ?? now);
}

function getThreadOf(world: World, asked: Pick<Thread, "marketplace" | "shopId"> & { threadId: string }): Thread {
  const thread = world.state.threads.get(asked.threadId);
  if (thread?.marketplace === asked.marketplace && thread.shopId === asked.shopId) return thread;
  throw new UnknownReferenceError(`The shop ${asked.shopId} has no thread with this threadId.`);
}
