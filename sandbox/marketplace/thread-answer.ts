import type { Marketplace } from "../data/marketplaces";
import type { Message, MessageSender, Shop, Thread } from "../state/sandbox-state";

/** M11 gives at most so many messages with each thread, the latest ones. */
const messagesWithThread = 100;

interface ThreadAnswerOf {
  thread: Thread;
  shop: Shop;
  marketplace: Marketplace;
  /** `last` as M11 gives them with `with_messages`, `all` as M10 does. */
  messages: "none" | "last" | "all";
}

/** A thread in the shape that M10 and M11 document. */
export function threadAnswer({ thread, shop, marketplace, messages }: ThreadAnswerOf): Record<string, unknown> {
  const parties = partiesOf({ thread, shop, marketplace });
  const involved = new Set(thread.messages.flatMap(({ from, to }) => [from, ...(to ?? [])]));
  const present = (["shop", "customer", "operator"] as const).filter((who) => who !== "operator" || involved.has(who));
  const participants = present.map((who) => parties[who]);
  const last = thread.messages.at(-1);
  return {
    id: thread.id,
    date_created: thread.createdAt,
    date_updated: thread.updatedAt,
    topic: thread.topic,
    entities: thread.entity ? [thread.entity] : [],
    authorized_participants: [parties.shop, parties.customer, parties.operator],
    current_participants: participants,
    metadata: {
      last_message_date: last?.createdAt ?? thread.updatedAt,
      last_sender: senderOf(parties, last?.from ?? "customer"),
      shop_reply_needed_since: thread.replyNeededSince,
      total_count: thread.messages.length,
    },
    no_store_reply_needed: [],
    ...(messages === "none"
      ? {}
      : {
          messages: thread.messages
            .slice(messages === "last" ? -messagesWithThread : 0)
            .map((message) => messageAnswer(parties, message, present)),
        }),
  };
}

interface Party {
  type: string;
  /** The operator has none. */
  id?: string;
  display_name: string;
}
type Parties = Record<MessageSender, Party>;

function partiesOf({ thread, shop, marketplace }: Omit<ThreadAnswerOf, "messages">): Parties {
  return {
    shop: { type: "SHOP", id: String(shop.shopId), display_name: shop.name },
    customer: { type: "CUSTOMER", id: thread.customer.id, display_name: thread.customer.name },
    operator: { type: "OPERATOR", display_name: marketplace.name },
  };
}

function senderOf(parties: Parties, who: MessageSender): Record<string, unknown> {
  const party = parties[who];
  return who === "customer"
    ? { type: "CUSTOMER_USER", display_name: party.display_name }
    : { type: `${party.type}_USER`, display_name: party.display_name, organization_details: party };
}

function messageAnswer(parties: Parties, message: Message, present: readonly MessageSender[]): Record<string, unknown> {
  return {
    id: message.id,
    date_created: message.createdAt,
    body: message.body,
    from: senderOf(parties, message.from),
    to: (message.to ?? present.filter((who) => who !== message.from)).map((who) => parties[who]),
    ...(message.attachments.length > 0
      ? { attachments: message.attachments.map(({ id, name, size }) => ({ id, name, size })) }
      : {}),
  };
}
