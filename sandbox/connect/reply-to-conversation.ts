import { z } from "zod";
import { freshUuid } from "../data/ready-made-secret";
import { readMessageUpload } from "../requests/message-upload";
import { ParameterError } from "../requests/parameter-error";
import { refuseParameters } from "../requests/query-parameters";
import type { ConversationAction } from "../state/conversation";
import type { World } from "../world";
import { ConnectError } from "./connect-error";
import { requireConversation } from "./list-conversations";

const maxFiles = 5;
/** So long an action says that it is not done yet. */
const pendingMs = 1000;

const messageInput = z.strictObject({ body: z.string().min(1).max(2000) });

interface ActionCall {
  world: World;
  companyId: string;
  url: string;
}
interface ReplyCall extends ActionCall {
  conversationId: string;
  contentType: string | undefined;
  bytes: ArrayBuffer;
}

/**
 * `POST /api/conversations/{id}/messages`: accepts a message of the company to the customer, and answers with the
 * action that delivers it. It is in the conversation at once, unless the control API had it fail.
 * @throws {ConnectError} 404
 * @throws {ParameterError | MediaTypeError}
 */
export async function replyToConversation(call: ReplyCall): Promise<Record<string, unknown>> {
  const { world, companyId } = call;
  refuseParameters(call.url);
  const conversation = requireConversation(call);
  const { input, attachments } = await readMessageUpload(call, messageInput);
  if (attachments.length > maxFiles) throw new ParameterError(`files can be ${maxFiles} at most`, "files");
  const now = world.now().toISOString();
  const action: ConversationAction = {
    id: freshUuid(),
    companyId,
    conversationId: conversation.id,
    createdAt: now,
    error: world.takeReplyError(companyId),
  };
  if (!action.error) {
    conversation.messages.push({
      id: freshUuid(),
      createdAt: now,
      from: "shop",
      to: null,
      body: input.body,
      attachments,
    });
    conversation.updatedAt = now;
  }
  world.state.conversationActions.set(action.id, action);
  world.changed();
  return { action_id: action.id };
}

/**
 * `GET /api/conversations/actions/{id}`: `PENDING` for a second, then `SUCCESS` or `ERROR`.
 * @throws {ConnectError} 404
 * @throws {ParameterError}
 */
export function getActionStatus({ world, companyId, url, actionId }: ActionCall & { actionId: string }) {
  refuseParameters(url);
  const action = world.state.conversationActions.get(actionId);
  if (action?.companyId !== companyId) throw new ConnectError(404, "The action was not found");
  const doneAtMs = Date.parse(action.createdAt) + pendingMs;
  const pending = world.now().getTime() < doneAtMs;
  return {
    id: action.id,
    conversation_id: action.conversationId,
    created_at: action.createdAt,
    updated_at: pending ? action.createdAt : new Date(doneAtMs).toISOString(),
    status: pending ? "PENDING" : action.error ? "ERROR" : "SUCCESS",
    ...(!pending && action.error ? { errors: [action.error] } : {}),
  };
}
