import { z } from "zod";
import type { MiraklFetch } from "../mirakl-fetch";
import { jsonPart } from "../multipart";
import { askedConnect, type ConnectAccess, callConnect } from "./connect-call";
import { interpretConnectAnswer } from "./interpret-connect-answer";

const actionWire = z.object({ action_id: z.string().min(1) });
const statusWire = z.object({
  status: z.string(),
  errors: z
    .array(z.object({ message: z.string().nullish() }))
    .nullish()
    .catch([]),
});

/**
 * `POST /api/conversations/{id}/messages`: answers a conversation. Mirakl Connect takes it and delivers it later.
 * @returns ID of the action that delivers it
 * @throws AppError of `interpretConnectAnswer`, or what `fetch` throws when no answer came
 */
export async function replyToConversation(
  ask: { access: ConnectAccess; conversationId: string; body: string; boundary: string },
  fetch: MiraklFetch,
): Promise<string> {
  const { access, conversationId, body, boundary } = ask;
  const path = `/api/conversations/${encodeURIComponent(conversationId)}/messages`;
  const multipart = jsonPart("message_input", { body }, boundary);
  const response = await callConnect({ access, path, multipart }, fetch);
  return (await interpretConnectAnswer(response, askedConnect(access), actionWire, 202)).action_id;
}

/**
 * `GET /api/conversations/actions/{id}`: how far a delivery is.
 * @returns `pending`, `delivered`, or `refused` with Mirakl's words
 */
export async function getConversationAction(
  ask: { access: ConnectAccess; actionId: string },
  fetch: MiraklFetch,
): Promise<{ state: "pending" | "delivered" | "refused"; theirWords: string | null }> {
  const path = `/api/conversations/actions/${encodeURIComponent(ask.actionId)}`;
  const response = await callConnect({ access: ask.access, path }, fetch);
  const { status, errors } = await interpretConnectAnswer(response, askedConnect(ask.access), statusWire);
  const theirWords = errors?.find(({ message }) => message)?.message?.slice(0, 200) ?? null;
  if (status === "SUCCESS") return { state: "delivered", theirWords: null };
  return { state: status === "ERROR" ? "refused" : "pending", theirWords };
}
