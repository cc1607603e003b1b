import type { ThreadMessage } from "../marketplace/thread";
import type { MiraklFetch } from "../mirakl-fetch";
import type { AskedCall } from "../received-answer";
import { askedConnect, type ConnectAccess, callConnect } from "./connect-call";
import { interpretConnectAnswer } from "./interpret-connect-answer";
import { conversationMessagesWire, conversationMessageWire } from "./wire";

/**
 * `GET /api/conversations/{id}`: the messages of a conversation, oldest first.
 * @throws AppError of {@link interpretConnectAnswer}, or what `fetch` throws when no answer came
 */
export async function getConversationMessages(
  ask: { access: ConnectAccess; conversationId: string },
  fetch: MiraklFetch,
): Promise<ThreadMessage[]> {
  const path = `/api/conversations/${encodeURIComponent(ask.conversationId)}`;
  const response = await callConnect({ access: ask.access, path }, fetch);
  return interpretConversationMessages(response, askedConnect(ask.access));
}

/** @throws AppError of {@link interpretConnectAnswer} */
export async function interpretConversationMessages(response: Response, asked: AskedCall): Promise<ThreadMessage[]> {
  const wire = await interpretConnectAnswer(response, asked, conversationMessagesWire);
  return wire.messages
    .flatMap((entry) => {
      const parsed = conversationMessageWire.safeParse(entry);
      return parsed.success ? [toMessage(parsed.data)] : [];
    })
    .sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
}

function toMessage(wire: ReturnType<typeof conversationMessageWire.parse>): ThreadMessage {
  const { sender } = wire;
  return {
    id: wire.id,
    body: wire.body,
    sentAt: wire.created_at,
    sender: { type: sender.type, name: sender.name ?? sender.type },
    recipients: [],
    attachments: (wire.attachments ?? []).map(({ id, filename, size_in_bytes }) => ({
      id,
      name: filename ?? "file",
      size: size_in_bytes ?? null,
    })),
  };
}
