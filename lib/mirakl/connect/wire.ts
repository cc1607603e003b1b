import { z } from "zod";
import { identifier, kind, optionalLine, pageToken } from "../wire-text";

const instant = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .transform((value) => new Date(value));
const party = z.object({ type: kind, id: optionalLine, name: optionalLine });

/** A conversation in the list: without its messages. */
export const conversationWire = z.object({
  id: identifier,
  created_at: instant,
  updated_at: instant,
  topic: z.object({ type: optionalLine, value: optionalLine }).nullish().catch(null),
  entity: z.object({ type: optionalLine, id: optionalLine, channel_entity_id: optionalLine }).nullish().catch(null),
  participants: z.array(party).nullish().catch([]),
  origin: z.object({ channel_name: optionalLine }).nullish().catch(null),
});

/** A page of conversations. */
export const conversationPageWire = z.object({ data: z.array(z.unknown()), next_page_token: pageToken });

export const conversationMessageWire = z.object({
  id: identifier,
  body: z.string().catch(""),
  sender: party.catch({ type: "", id: null, name: null }),
  created_at: instant,
  attachments: z
    .array(z.object({ id: identifier, filename: optionalLine, size_in_bytes: z.number().nullish().catch(null) }))
    .nullish()
    .catch([]),
});

/** The messages of a conversation. */
export const conversationMessagesWire = z.object({ messages: z.array(z.unknown()) });
