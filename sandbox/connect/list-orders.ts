import { ParameterError } from "../requests/parameter-error";
import { QueryParameters } from "../requests/query-parameters";
import type { World } from "../world";
import { type ConnectPage, pageAnswer, readConnectPage } from "./connect-page";
import { fulfillmentTypes, orderAnswer, orderStatus, orderStatuses } from "./order-answer";

const maxLimit = 100;
const defaultLimit = 10;

interface OrderCall {
  world: World;
  companyId: string;
  url: string;
}

/**
 * `GET /api/orders`: the orders that the company's conversations are about, the latest changed first.
 * @throws {ParameterError}
 */
export function getOrders({ world, companyId, url }: OrderCall): Record<string, unknown> {
  const { signingKey, conversations } = world.state;
  const query = new QueryParameters(url, [
    "order_ids[]",
    "statuses[]",
    "updated_from",
    "fulfillment_type",
    "page_token",
    "limit",
  ]);
  const token = query.text("page_token");
  const page =
    token === undefined ? firstPage(query, companyId) : readConnectPage(signingKey, token, { of: "orders", companyId });
  const matching = [...conversations.values()].filter(
    (conversation) =>
      conversation.companyId === companyId &&
      page.fulfillmentType !== "FULFILLED_BY_PARTNER" &&
      (page.updatedFrom === null || Date.parse(conversation.updatedAt) >= page.updatedFrom) &&
      (page.orderIds.length === 0 || page.orderIds.includes(conversation.order.id)) &&
      (page.statuses.length === 0 || page.statuses.includes(orderStatus(conversation))),
  );
  return pageAnswer(signingKey, matching, { page, answerOf: (conversation) => orderAnswer(world, conversation) });
}

function firstPage(query: QueryParameters, companyId: string): ConnectPage {
  const statuses = query.texts("statuses");
  const unknown = statuses.find((status) => !orderStatuses.some((known) => known === status));
  if (unknown !== undefined) throw new ParameterError(`statuses has no value ${unknown}`, "statuses");
  const fulfillmentType = query.text("fulfillment_type") ?? null;
  if (fulfillmentType !== null && !fulfillmentTypes.includes(fulfillmentType)) {
    throw new ParameterError(`fulfillment_type has no value ${fulfillmentType}`, "fulfillment_type");
  }
  return {
    of: "orders",
    companyId,
    limit: query.integer("limit", { min: 1, max: maxLimit }) ?? defaultLimit,
    updatedFrom: query.instant("updated_from") ?? null,
    ids: [],
    orderIds: query.texts("order_ids"),
    statuses,
    fulfillmentType,
    from: null,
  };
}
