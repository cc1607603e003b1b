import type { MiraklFetch } from "../mirakl-fetch";
import type { AskedCall } from "../received-answer";
import { askedConnect, type ConnectAccess, callConnect } from "./connect-call";
import { interpretConnectAnswer } from "./interpret-connect-answer";
import { conversationPageWire, conversationWire } from "./wire";

/** A conversation without its messages. */
export interface Conversation {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  topic: string;
  /** What it is about, such as an order. */
  entityLabel: string | null;
  /** Name of the channel or customer, as far as it is told. */
  otherParty: string | null;
  participants: { type: string; id: string | null; name: string }[];
}

/** One page of conversations. */
export interface ConversationPage {
  /** How many the page holds. */
  count: number;
  conversations: Conversation[];
  /** How many of them could not be read. */
  unreadable: number;
  /** Null on the last page. */
  nextPageToken: string | null;
}

/**
 * `GET /api/conversations`: a seller's conversations that changed since an instant.
 * @param ask.updatedFrom inclusive; Mirakl Connect insists on it
 * @param ask.limit 1 to 100
 * @throws AppError of {@link interpretConnectAnswer}, or what `fetch` throws when no answer came
 */
export async function listConversations(
  ask: { access: ConnectAccess; updatedFrom: Date; limit: number; pageToken?: string | null },
  fetch: MiraklFetch,
): Promise<ConversationPage> {
  const query = {
    updated_from: ask.updatedFrom.toISOString(),
    limit: String(ask.limit),
    ...(ask.pageToken && { page_token: ask.pageToken }),
  };
  const response = await callConnect({ access: ask.access, path: "/api/conversations", query }, fetch);
  return interpretConversations(response, askedConnect(ask.access));
}

/** @throws AppError of {@link interpretConnectAnswer} */
export async function interpretConversations(response: Response, asked: AskedCall): Promise<ConversationPage> {
  const wire = await interpretConnectAnswer(response, asked, conversationPageWire);
  const conversations = wire.data.flatMap((entry) => {
    const parsed = conversationWire.safeParse(entry);
    return parsed.success ? [toConversation(parsed.data)] : [];
  });
  return {
    count: wire.data.length,
    conversations,
    unreadable: wire.data.length - conversations.length,
    nextPageToken: wire.next_page_token,
  };
}

function toConversation(wire: ReturnType<typeof conversationWire.parse>): Conversation {
  const participants = (wire.participants ?? []).map(({ type, id, name }) => ({ type, id, name: name ?? type }));
  const other = participants.find(({ type }) => type !== "STORE");
  return {
    id: wire.id,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    topic: wire.topic?.value ?? wire.topic?.type ?? "",
    entityLabel: wire.entity?.channel_entity_id ?? wire.entity?.id ?? null,
    otherParty: other?.name ?? wire.origin?.channel_name ?? null,
    participants,
  };
}
