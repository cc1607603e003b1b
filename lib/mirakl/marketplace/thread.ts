import type { z } from "zod";
import type { threadWire } from "./thread-wire";

export interface ThreadParticipant {
  /** CUSTOMER, SHOP, OPERATOR, or a word that Mirakl adds later. */
  type: string;
  id: string | null;
  name: string;
}

export interface ThreadMessage {
  id: string;
  /** Raw HTML of an e-mail: never shown as it is. */
  body: string;
  sentAt: Date;
  sender: { type: string; name: string };
  recipients: ThreadParticipant[];
  attachments: { id: string; name: string; size: number | null }[];
}

/** A message thread, with the messages that came along. */
export interface Thread {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  topic: string;
  /** What it is about, such as an order. */
  entityLabel: string | null;
  /** Who may be written to. */
  participants: ThreadParticipant[];
  messageCount: number;
  lastMessageAt: Date;
  lastSender: { type: string; name: string } | null;
  replyNeededSince: Date | null;
  /** Oldest first. */
  messages: ThreadMessage[];
}

/** A thread from the wire. */
export function toThread(wire: z.output<typeof threadWire>): Thread {
  const { metadata } = wire;
  const named = (one: { type: string; id?: string | null; display_name: string | null }) => ({
    type: one.type,
    id: one.id ?? null,
    name: one.display_name ?? one.type,
  });
  const participants = wire.authorized_participants.length ? wire.authorized_participants : wire.current_participants;
  const messages = wire.messages
    .map((message) => ({
      id: message.id,
      body: message.body,
      sentAt: message.date_created,
      sender: { type: message.from.type, name: message.from.display_name ?? message.from.type },
      recipients: message.to.map(named),
      attachments: message.attachments.map(({ id, name, size }) => ({ id, name: name ?? "file", size: size ?? null })),
    }))
    .sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
  const { last_sender: sender } = metadata;
  return {
    id: wire.id,
    createdAt: wire.date_created,
    updatedAt: wire.date_updated,
    topic: wire.topic?.value ?? wire.topic?.type ?? "",
    entityLabel: wire.entities[0]?.label ?? wire.entities[0]?.id ?? null,
    participants: participants.map(named),
    messageCount: metadata.total_count,
    lastMessageAt: metadata.last_message_date ?? wire.date_updated,
    lastSender: sender ? { type: sender.type, name: sender.display_name ?? sender.type } : null,
    replyNeededSince: metadata.shop_reply_needed_since,
    messages,
  };
}
