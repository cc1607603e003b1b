import type { Thread } from "../state/sandbox-state";
import { buyers } from "./buyers";
import { createMessages, instant } from "./create-messages";
import type { Marketplace } from "./marketplaces";
import { PseudoRandom } from "./pseudo-random";
import { readyMadeUuid } from "./ready-made-secret";
import { exchanges } from "./thread-texts";

const minuteMs = 60_000;

interface ThreadsOf {
  marketplace: Marketplace;
  shopId: number;
  count: number;
  /** The newest message lies a few minutes before it, the oldest some weeks. */
  now: Date;
}

/** Believable conversations of a shop: the same people and words for the same shop every time. */
export function createThreads({ marketplace, shopId, count, now }: ThreadsOf): Thread[] {
  const random = new PseudoRandom(`${marketplace.id}/${shopId}`);
  let end = now.getTime() - (3 + random.below(8)) * minuteMs;
  return Array.from({ length: count }, (_, index) => {
    const thread = createThread({ marketplace, shopId, index, endMs: end, random });
    end -= (20 + random.below(2400)) * minuteMs;
    return thread;
  });
}

interface ThreadOf {
  marketplace: Marketplace;
  shopId: number;
  index: number;
  endMs: number;
  random: PseudoRandom;
}

function createThread({ marketplace, shopId, index, endMs, random }: ThreadOf): Thread {
  const name = `${marketplace.id}/${shopId}/thread/${index}`;
  const buyer = random.pick(buyers[marketplace.language]);
  const orderNumber = `${marketplace.channel}${100_000 + random.below(900_000)}-A`;
  const exchange = random.pick(exchanges[marketplace.language]);
  const messages = createMessages({ exchange, name, buyer, orderNumber, endMs, random, hostile: index % 8 === 3 });
  const last = messages.at(-1);
  return {
    id: readyMadeUuid(name),
    marketplace: marketplace.id,
    shopId,
    channel: marketplace.channel,
    createdAt: messages[0]?.createdAt ?? instant(endMs),
    updatedAt: instant(endMs),
    topic: exchange.topic,
    entity: exchange.about === "order" ? { type: "MMP_ORDER", id: orderNumber, label: orderNumber } : null,
    customer: { id: readyMadeUuid(`buyer/${marketplace.id}/${buyer}`), name: buyer },
    replyNeededSince: last && last.from !== "shop" ? last.createdAt : null,
    messages,
  };
}
