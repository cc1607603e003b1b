import { z } from "zod";

const optionalText = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value || null);
const instant = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .transform((value) => new Date(value));
const party = z.object({ type: z.string().catch(""), id: optionalText, name: optionalText });

/** A conversation in the list: without its messages. */
export const conversationWire = z.object({
  id: z.string().min(1),
  created_at: instant,
  updated_at: instant,
  topic: z.object({ type: optionalText, value: optionalText }).nullish().catch(null),
  entity: z.object({ type: optionalText, id: optionalText, channel_entity_id: optionalText }).nullish().catch(null),
  participants: z.array(party).nullish().catch([]),
  origin: z.object({ channel_name: optionalText }).nullish().catch(null),
});

/** A page of conversations. */
export const conversationPageWire = z.object({ data: z.array(z.unknown()), next_page_token: optionalText });

export const conversationMessageWire = z.object({
  id: z.string().min(1),
  body: z.string().catch(""),
  sender: party.catch({ type: "", id: null, name: null }),
  created_at: instant,
  attachments: z
    .array(z.object({ id: z.string(), filename: optionalText, size_in_bytes: z.number().nullish().catch(null) }))
    .nullish()
    .catch([]),
});

/** The messages of a conversation. */
export const conversationMessagesWire = z.object({ messages: z.array(z.unknown()) });
