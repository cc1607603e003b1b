import { minuteMs } from "@/lib/clock";
import type { TicketDetailView, TicketMessageView, TicketReplyView } from "@/lib/tickets/ticket-view";
import { messageOutline } from "./message-outline";

export type ConversationEntry = { key: string; at: string } & (
  | { kind: "message"; message: TicketMessageView }
  | { kind: "reply"; reply: TicketReplyView }
);

/** Mirakl's clock may be behind ours by this much. */
const clockToleranceMs = minuteMs;

/** Messages, and the replies from here that have not come back as one, in the order in which they were written. */
export function conversationOf({
  messages,
  replies,
}: Pick<TicketDetailView, "messages" | "replies">): ConversationEntry[] {
  const entries: ConversationEntry[] = [
    ...messages.map((message) => ({
      kind: "message" as const,
      key: `message/${message.id}`,
      at: message.sentAt,
      message,
    })),
    ...withoutReturned(replies, messages).map((reply) => ({
      kind: "reply" as const,
      key: `reply/${reply.id}`,
      at: reply.createdAt,
      reply,
    })),
  ];
  return entries.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/**
 * Mirakl Connect does not tell which message a reply has become, so one with the same words that came after it is taken
 * for it. Replies that Mirakl may not have stay in any case.
 */
function withoutReturned(replies: TicketReplyView[], messages: TicketMessageView[]): TicketReplyView[] {
  const taken = new Set<string>();
  return replies.filter((reply) => {
    if (reply.state !== "sent" && reply.state !== "accepted") return true;
    const since = Date.parse(reply.createdAt) - clockToleranceMs;
    const words = plainWords(reply.body);
    const returned = messages.find(
      ({ id, isOwn, sentAt, html }) =>
        isOwn && !taken.has(id) && Date.parse(sentAt) >= since && plainWords(textOf(html)) === words,
    );
    if (returned) taken.add(returned.id);
    return !returned;
  });
}

function textOf(html: string): string {
  return messageOutline(html)
    .map((block) => (block.kind === "text" ? block.text : ""))
    .join(" ");
}

function plainWords(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
