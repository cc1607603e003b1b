import type { Conversation } from "../state/conversation";
import { buyers } from "./buyers";
import { createMessages, instant } from "./create-messages";
import { marketplaces } from "./marketplaces";
import { PseudoRandom } from "./pseudo-random";
import { readyMadeUuid } from "./ready-made-secret";
import { exchanges } from "./thread-texts";

const minuteMs = 60_000;

interface ConversationsOf {
  companyId: string;
  count: number;
  /** The newest message lies a few minutes before it, the oldest some weeks. */
  now: Date;
}

/** Believable conversations of a company on several sales channels, all about orders: the same every time. */
export function createConversations({ companyId, count, now }: ConversationsOf): Conversation[] {
  const random = new PseudoRandom(`company/${companyId}`);
  let end = now.getTime() - (3 + random.below(8)) * minuteMs;
  return Array.from({ length: count }, (_, index) => {
    const conversation = createConversation({ companyId, index, endMs: end, random });
    end -= (20 + random.below(2400)) * minuteMs;
    return conversation;
  });
}

interface ConversationOf {
  companyId: string;
  index: number;
  endMs: number;
  random: PseudoRandom;
}

function createConversation({ companyId, index, endMs, random }: ConversationOf): Conversation {
  const name = `company/${companyId}/conversation/${index}`;
  const { id: marketplace, language, channel } = random.pick(marketplaces);
  const buyer = random.pick(buyers[language]);
  const channelOrderId = `${channel}${100_000 + random.below(900_000)}-A`;
  const aboutOrders = exchanges[language].filter(({ about }) => about === "order");
  const exchange = aboutOrders[random.below(aboutOrders.length)] ?? exchanges[language][0];
  const messages = createMessages({
    exchange,
    name,
    buyer,
    orderNumber: channelOrderId,
    endMs,
    random,
    hostile: index % 8 === 3,
  });
  return {
    id: readyMadeUuid(name),
    companyId,
    marketplace,
    channelConversationId: readyMadeUuid(`${name}/channel`),
    createdAt: messages[0]?.createdAt ?? instant(endMs),
    updatedAt: instant(endMs),
    topic: exchange.topic.value,
    order: connectOrder(companyId, channelOrderId),
    customerName: buyer,
    messages,
  };
}

/** Connect's own number of an order holds the channel's. */
export function connectOrder(companyId: string, channelOrderId: string): Conversation["order"] {
  return { id: `${companyId.slice(0, 4)}_${channelOrderId}`, channelOrderId };
}
