import { z } from "zod";
import { connectOrder } from "../../data/create-conversations";
import { getMarketplace, marketplaceIds } from "../../data/marketplaces";
import { messageInstant } from "../../data/message-instant";
import { freshUuid } from "../../data/ready-made-secret";
import type { Conversation } from "../../state/conversation";
import { messageSenders } from "../../state/sandbox-state";
import type { World } from "../../world";
import { defineCommand, UnknownReferenceError } from "../define-command";
import { getCompany } from "../find-referenced";
import { attachmentInput, toAttachments } from "./attachment-input";

export const addConversationMessage = defineCommand({
  name: "add-conversation-message",
  method: "POST",
  path: "/conversations/messages",
  done: "The message is in the company's conversation.",
  status: 201,
  input: z.strictObject({
    companyId: z.string().min(1),
    /** Absent, the message begins a new conversation, about a new order. */
    conversationId: z.string().min(1).optional(),
    /** Of a new conversation: the sales channel. */
    marketplace: z.enum(marketplaceIds).default("acme"),
    topic: z.string().trim().min(1).max(500).default("A question"),
    customerName: z.string().trim().min(1).max(100).default("Alex Morgan"),
    from: z.enum(messageSenders).default("customer"),
    body: z.string().min(1).max(50_000),
    attachments: attachmentInput,
  }),
  run: (world, { conversationId, from, body, attachments, ...fresh }) => {
    const { companyId } = getCompany(world, fresh.companyId);
    const known = conversationId === undefined ? null : getConversationOf(world, { companyId, conversationId });
    const now = messageInstant(world.now(), known?.messages ?? []);
    const conversation = known ?? createConversation(fresh, now);
    const message = { id: freshUuid(), createdAt: now, from, to: null, body, attachments: toAttachments(attachments) };
    conversation.messages.push(message);
    conversation.updatedAt = now;
    world.state.conversations.set(conversation.id, conversation);
    world.changed();
    return { conversationId: conversation.id, messageId: message.id, dateCreated: now };
  },
});

type FreshConversation = Pick<Conversation, "companyId" | "marketplace" | "topic" | "customerName">;

function createConversation(fresh: FreshConversation, now: string): Conversation {
  const order = `${getMarketplace(fresh.marketplace).channel}-${freshUuid().slice(0, 8).toUpperCase()}-A`;
  return {
    id: freshUuid(),
    ...fresh,
    channelConversationId: freshUuid(),
    createdAt: now,
    updatedAt: now,
    order: connectOrder(fresh.companyId, order),
    messages: [],
  };
}

function getConversationOf(
  world: World,
  { companyId, conversationId }: { companyId: string; conversationId: string },
): Conversation {
  const conversation = world.state.conversations.get(conversationId);
  if (conversation?.companyId === companyId) return conversation;
  throw new UnknownReferenceError("The company has no conversation with this conversationId.");
}
