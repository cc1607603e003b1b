import type { Conversation } from "../state/conversation";
import type { Message } from "../state/sandbox-state";
import type { World } from "../world";
import { salesChannel } from "./sales-channel";

/** A conversation in the shape that `GET /conversations` documents. */
export function conversationAnswer(world: World, conversation: Conversation): Record<string, unknown> {
  const { id, channelConversationId, topic, order, createdAt, updatedAt, messages } = conversation;
  const parties = partiesOf(world, conversation);
  const writers = new Set(messages.map(({ from }) => from));
  const present = (["customer", "shop", "operator"] as const).filter((who) => who !== "operator" || writers.has(who));
  return {
    id,
    channel_conversation_id: channelConversationId,
    participants: present.map((who) => parties[who]),
    topic: { type: "FREE_TEXT", value: topic },
    entity: { type: "ORDER", id: order.id, channel_entity_id: order.channelOrderId },
    origin: salesChannel(world, conversation),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

/** A message in the shape that `GET /conversations/{id}` documents. */
export function messageAnswer(world: World, conversation: Conversation, message: Message): Record<string, unknown> {
  const { id, body, from, createdAt, attachments } = message;
  return {
    id,
    channel_message_id: `msg-${id.slice(0, 8)}`,
    body,
    sender: partiesOf(world, conversation)[from],
    visible_to_customer: true,
    created_at: createdAt,
    channel_created_at: createdAt,
    ...(attachments.length > 0
      ? {
          attachments: attachments.map((attachment) => ({
            id: attachment.id,
            filename: attachment.name,
            size_in_bytes: attachment.size,
          })),
        }
      : {}),
  };
}

/** A customer has a name only. */
function partiesOf(world: World, conversation: Conversation) {
  const { channel_id, channel_name, channel_store_id, channel_store_name } = salesChannel(world, conversation);
  return {
    customer: { type: "CUSTOMER", name: conversation.customerName },
    shop: { type: "STORE", id: channel_store_id, name: channel_store_name },
    operator: { type: "CHANNEL", id: channel_id, name: channel_name },
  };
}
