import { z } from "zod";
import { message } from "./sandbox-state";

/** A conversation at Mirakl Connect, about an order; each message names its sender by role, as in a thread. */
export const conversation = z.object({
  id: z.string(),
  companyId: z.string(),
  /** The sales channel that it comes from. */
  marketplace: z.string(),
  channelConversationId: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  topic: z.string(),
  order: z.object({ id: z.string(), channelOrderId: z.string() }),
  customerName: z.string(),
  messages: z.array(message).min(1),
});

/** What became of an answer to a conversation. */
export const conversationAction = z.object({
  id: z.string(),
  companyId: z.string(),
  conversationId: z.string(),
  createdAt: z.iso.datetime(),
  /** Null when the answer was delivered. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});

export type ConversationAction = z.infer<typeof conversationAction>;
export type Conversation = z.infer<typeof conversation>;
