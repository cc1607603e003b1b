import { getMarketplace } from "../data/marketplaces";
import { PseudoRandom } from "../data/pseudo-random";
import type { Conversation } from "../state/conversation";
import type { World } from "../world";
import { salesChannel } from "./sales-channel";

export const orderStatuses = [
  "AWAITING_FRAUD_CHECK",
  "AWAITING_ACCEPTANCE",
  "AWAITING_PAYMENT",
  "AWAITING_SHIPMENT",
  "SHIPPED",
  "DELIVERED",
  "CLOSED",
] as const;
/** Every order here is of the first kind. */
export const fulfillmentTypes = ["FULFILLED_BY_SELLER", "FULFILLED_BY_PARTNER"];

const products = ["Trekking pole", "Enamel mug", "Wool blanket", "Storm lantern", "Linen tablecloth"] as const;

/** The same for the same order every time. */
export function orderStatus({ order }: Conversation): (typeof orderStatuses)[number] {
  return new PseudoRandom(`order/${order.id}/status`).pick(orderStatuses);
}

/** The order that a conversation is about, in the shape that `GET /orders` documents, with what is always there. */
export function orderAnswer(world: World, conversation: Conversation): Record<string, unknown> {
  const { order, createdAt, updatedAt, customerName, marketplace } = conversation;
  const random = new PseudoRandom(`order/${order.id}`);
  const currency = getMarketplace(marketplace).currencyIsoCode;
  const [firstName = "", ...lastNames] = customerName.split(" ");
  const status = orderStatus(conversation);
  const line = random.below(products.length);
  return {
    id: order.id,
    channel_order_id: order.channelOrderId,
    origin: salesChannel(world, conversation),
    status,
    created_at: createdAt,
    updated_at: updatedAt,
    order_lines: [
      {
        id: `${order.id}-1`,
        channel_order_line_id: `${order.channelOrderId}-1`,
        status,
        product: { id: `SKU-${1000 + line}`, title: products[line] },
        quantity: 1 + random.below(3),
        price: { amount: (500 + random.below(20_000)) / 100, currency },
        taxes: [],
        total_shipping_price: { amount: random.below(900) / 100, currency },
        shipping_taxes: [],
        adjustments: [],
        can_cancel: false,
        can_refund: true,
        custom_attributes: [],
      },
    ],
    shipping_info: {
      address: { first_name: firstName, last_name: lastNames.join(" "), street: "7 Tannery Row", city: "Hexham" },
    },
    fulfillment: { type: "FULFILLED_BY_SELLER" },
    custom_attributes: [],
  };
}
