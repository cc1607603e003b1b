import type { MiraklFetch } from "../mirakl-fetch";
import type { AskedCall } from "../received-answer";
import { askedConnect, type ConnectAccess, callConnect } from "./connect-call";
import { interpretConnectAnswer } from "./interpret-connect-answer";
import { conversationsWire } from "./wire";

/** One page of conversations. */
export interface ConversationPage {
  /** How many the page holds. */
  count: number;
}

/**
 * `GET /api/conversations`: a seller's conversations that changed since an instant.
 * @param ask.updatedFrom inclusive; Mirakl Connect insists on it
 * @param ask.limit 1 to 100
 * @throws AppError of {@link interpretConnectAnswer}, or what `fetch` throws when no answer came
 */
export async function listConversations(
  ask: { access: ConnectAccess; updatedFrom: Date; limit: number },
  fetch: MiraklFetch,
): Promise<ConversationPage> {
  const query = { updated_from: ask.updatedFrom.toISOString(), limit: String(ask.limit) };
  const response = await callConnect({ access: ask.access, path: "/api/conversations", query }, fetch);
  return interpretConversations(response, askedConnect(ask.access));
}

/** @throws AppError of {@link interpretConnectAnswer} */
export async function interpretConversations(response: Response, asked: AskedCall): Promise<ConversationPage> {
  const wire = await interpretConnectAnswer(response, asked, conversationsWire);
  return { count: wire.data.length };
}
