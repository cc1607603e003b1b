import { z } from "zod";
import { messageInstant } from "../data/message-instant";
import { freshUuid } from "../data/ready-made-secret";
import { readMessageUpload } from "../requests/message-upload";
import { ParameterError } from "../requests/parameter-error";
import type { MessageSender, Thread } from "../state/sandbox-state";
import type { ApiCall } from "./api-call";
import { ApiError } from "./api-error";
import { requireThread } from "./read-threads";

const maxMessages = 1000;
/** Across all threads about the same entity. */
const maxAttachments = 50;
const recipients = { CUSTOMER: "customer", OPERATOR: "operator" } as const;

const messageInput = z.strictObject({
  body: z.string().min(3).max(50_000),
  /** A shop does not write to itself. */
  to: z
    .array(z.strictObject({ type: z.enum(["CUSTOMER", "OPERATOR"]), id: z.string().optional() }))
    .min(1)
    .max(10),
  topic: z.strictObject({ type: z.enum(["FREE_TEXT", "REASON_CODE"]), value: z.string() }).optional(),
});

interface ReplyCall extends ApiCall {
  threadId: string;
  contentType: string | undefined;
  bytes: ArrayBuffer;
}

/**
 * M12 `POST /api/inbox/threads/{thread_id}/message`: the shop answers, and the thread waits for it no longer.
 * @throws {ApiError} 403, 404; 400 when the thread or its entity is full
 * @throws {ParameterError | MediaTypeError}
 */
export async function replyToThread(call: ReplyCall): Promise<Record<string, unknown>> {
  const { world } = call;
  const { thread } = requireThread(call);
  const { input, attachments } = await readMessageUpload(call, messageInput);
  const to = recipientsOf(thread, input.to);
  if (thread.messages.length >= maxMessages) throw new ApiError(400, `A thread has at most ${maxMessages} messages`);
  if (countAttachments(call, thread) + attachments.length > maxAttachments) {
    throw new ApiError(400, `There are at most ${maxAttachments} attachments`, "files");
  }
  const now = messageInstant(world.now(), thread.messages);
  const message = { id: freshUuid(), createdAt: now, from: "shop" as const, to, body: input.body, attachments };
  thread.messages.push(message);
  thread.updatedAt = now;
  thread.replyNeededSince = null;
  world.changed();
  return { message_id: message.id, thread_id: thread.id };
}

/** An `id` is optional; the operator has none. */
function recipientsOf(thread: Thread, to: z.infer<typeof messageInput>["to"]): MessageSender[] {
  for (const { type, id } of to) {
    const known = type === "CUSTOMER" ? thread.customer.id : undefined;
    if (id !== undefined && id !== known) {
      throw new ParameterError(`message_input.to: no ${type} of this thread has the id ${id}`, "message_input.to");
    }
  }
  return [...new Set(to.map(({ type }) => recipients[type]))];
}

function countAttachments({ world }: ReplyCall, { marketplace, shopId, id, entity }: Thread): number {
  return [...world.state.threads.values()]
    .filter((other) => other.marketplace === marketplace && other.shopId === shopId)
    .filter((other) => other.id === id || (entity !== null && other.entity?.id === entity.id))
    .flatMap(({ messages }) => messages)
    .reduce((count, { attachments }) => count + attachments.length, 0);
}
