import { ParameterError } from "../requests/parameter-error";
import { QueryParameters } from "../requests/query-parameters";
import type { Conversation } from "../state/conversation";
import type { World } from "../world";
import { ConnectError } from "./connect-error";
import { type ConnectPage, pageAnswer, readConnectPage } from "./connect-page";
import { conversationAnswer, messageAnswer } from "./conversation-answer";

const maxLimit = 100;
const defaultLimit = 50;

interface ConversationCall {
  world: World;
  companyId: string;
  url: string;
}

/**
 * `GET /api/conversations`: those of the company, the latest changed first.
 * @throws {ParameterError} also without both `updated_from` and `conversation_ids`, one of which is required
 */
export function getConversations({ world, companyId, url }: ConversationCall): Record<string, unknown> {
  const { signingKey, conversations } = world.state;
  const query = new QueryParameters(url, [
    "page_token",
    "limit",
    "updated_from",
    "entity_type",
    "entity_ids[]",
    "conversation_ids[]",
  ]);
  const token = query.text("page_token");
  const page =
    token === undefined
      ? firstPage(query, companyId)
      : readConnectPage(signingKey, token, { of: "conversations", companyId });
  const matching = [...conversations.values()].filter((conversation) => matches(conversation, page));
  return pageAnswer(signingKey, matching, { page, answerOf: (entry) => conversationAnswer(world, entry) });
}

function firstPage(query: QueryParameters, companyId: string): ConnectPage {
  const updatedFrom = query.instant("updated_from") ?? null;
  const ids = query.texts("conversation_ids");
  if (updatedFrom === null && ids.length === 0) {
    throw new ParameterError("updated_from is required without conversation_ids", "updated_from");
  }
  const entityType = query.text("entity_type");
  if (entityType !== undefined && entityType !== "ORDER") {
    throw new ParameterError("entity_type can only be ORDER", "entity_type");
  }
  return {
    of: "conversations",
    companyId,
    limit: query.integer("limit", { min: 1, max: maxLimit }) ?? defaultLimit,
    updatedFrom,
    ids,
    orderIds: query.texts("entity_ids"),
    statuses: [],
    fulfillmentType: null,
    from: null,
  };
}

function matches(conversation: Conversation, page: ConnectPage): boolean {
  return (
    conversation.companyId === page.companyId &&
    (page.updatedFrom === null || Date.parse(conversation.updatedAt) >= page.updatedFrom) &&
    (page.ids.length === 0 || page.ids.includes(conversation.id)) &&
    (page.orderIds.length === 0 || page.orderIds.includes(conversation.order.id))
  );
}

/**
 * `GET /api/conversations/{id}`: its messages, the latest first.
 * @throws {ConnectError} 404 for a conversation of another company as for none
 * @throws {ParameterError}
 */
export function getConversationMessages(call: ConversationCall & { conversationId: string }): Record<string, unknown> {
  const { world, url } = call;
  const after = new QueryParameters(url, ["message_after"]).instant("message_after") ?? Number.NEGATIVE_INFINITY;
  const conversation = requireConversation(call);
  const messages = conversation.messages.filter(({ createdAt }) => Date.parse(createdAt) > after).reverse();
  return { messages: messages.map((message) => messageAnswer(world, conversation, message)) };
}

/** @throws {ConnectError} 404 */
export function requireConversation({
  world,
  companyId,
  conversationId,
}: Omit<ConversationCall, "url"> & { conversationId: string }): Conversation {
  const conversation = world.state.conversations.get(conversationId);
  if (conversation?.companyId === companyId) return conversation;
  throw new ConnectError(404, "The conversation was not found");
}
