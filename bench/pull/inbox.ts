/** What a shop's inbox holds at the marketplace of the measurement: each round adds ten messages to five threads. */

const roundMs = 120_000;
/** Each thread of a round changes so much later than the one before. */
const stepMs = 24_000;
const threadsPerRound = 5;
const messagesPerThread = 2;
export const messagesPerRound = threadsPerRound * messagesPerThread;

const bodies = [
  "<p>Hello,</p><p>my order <b>C104233-A</b> was due on Tuesday and has not arrived. Tracking has not moved since the depot. Can you find out where it is?</p><p>Thank you,<br>Ada</p>",
  '<div style="font-family:Arial">Dear Ada,<br><br>thank you for writing. We have asked the carrier to trace the parcel and will answer by tomorrow noon. Should it be lost, we send another one at once; there is nothing that you have to do.<br><br>With kind regards<br><span style="color:#777">Trailhead Outdoor, customer service</span></div>',
  "<p>Could you change the delivery address of my order? I have moved, and the old flat is empty by now. The new address is in my account since yesterday; the order confirmation still shows the old one, which is why I ask.</p>",
  "<html><head><style>p{margin:0}</style></head><body><p>Hi,</p><p>&nbsp;</p><p>the jacket came in <i>M</i> and I had ordered <i>L</i>. I would rather exchange than return it. Is there one left?</p><p>&nbsp;</p><p>--<br>Sent from my phone</p><blockquote>On Monday you wrote:<br>&gt; Your parcel has left our warehouse.</blockquote></body></html>",
];

/** Milliseconds since the epoch. */
export interface InboxClock {
  /** When the first round began. */
  startMs: number;
  /** Rounds that have happened. */
  rounds: number;
}

/** The threads that changed since then, newest first, in the shape of M11 with messages. */
export function changedThreads({ startMs, rounds }: InboxClock, shopId: string, sinceMs: number): object[] {
  const threads: { updatedMs: number; thread: object }[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (let index = 0; index < threadsPerRound; index++) {
      const isLongOne = index === 0;
      // The first thread of every round is one and the same, and grows.
      if (isLongOne && round < rounds) continue;
      const updatedMs = startMs + round * roundMs + index * stepMs;
      if (updatedMs < sinceMs) continue;
      const name = isLongOne ? `${shopId}-long` : `${shopId}-${round}-${index}`;
      threads.push({ updatedMs, thread: toThread(name, shopId, updatedMs, isLongOne ? round : 1) });
    }
  }
  return threads.toSorted((one, other) => other.updatedMs - one.updatedMs).map(({ thread }) => thread);
}

function toThread(name: string, shopId: string, updatedMs: number, exchanges: number): object {
  const shop = { type: "SHOP", id: shopId, display_name: `Shop ${shopId}` };
  const customer = { type: "CUSTOMER", id: `customer-${name}`, display_name: "Ada Byron" };
  const fromCustomer = { type: "CUSTOMER_USER", display_name: customer.display_name };
  const fromShop = { type: "SHOP_USER", display_name: shop.display_name, organization_details: shop };
  const messages = Array.from({ length: exchanges * messagesPerThread }, (_, index) => {
    const isAnswer = index % 2 === 1;
    const exchange = exchanges - Math.floor(index / messagesPerThread) - 1;
    return {
      id: `${name}-${index}`,
      date_created: new Date(updatedMs - exchange * roundMs - (isAnswer ? 0 : 1_000)).toISOString(),
      body: bodies[index % bodies.length],
      from: isAnswer ? fromShop : fromCustomer,
      to: [isAnswer ? customer : shop],
    };
  });
  return {
    id: name,
    date_created: messages[0]?.date_created,
    date_updated: new Date(updatedMs).toISOString(),
    topic: { type: "REASON_CODE", value: "Item not received" },
    entities: [{ type: "MMP_ORDER", id: "C104233-A", label: "C104233-A" }],
    authorized_participants: [shop, customer, { type: "OPERATOR", display_name: "Bench" }],
    current_participants: [shop, customer],
    metadata: {
      last_message_date: messages.at(-1)?.date_created,
      last_sender: fromShop,
      shop_reply_needed_since: null,
      total_count: messages.length,
    },
    no_store_reply_needed: [],
    messages,
  };
}
