import { z } from "zod";
import { identifier, kind, optionalLine, pageToken } from "../wire-text";

const optionalId = identifier
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const instant = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .transform((value) => new Date(value));
const optionalInstant = instant
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/** Enumerations grow at Mirakl, so a type is any text. */
const participant = z.object({ type: kind, id: optionalId, display_name: optionalLine });
const attachment = z.object({ id: identifier, name: optionalLine, size: z.number().nullish().catch(null) });

/** Lists of what else comes with a thread: an entry that cannot be read is left out. */
const lenient = <Item extends z.ZodType>(item: Item) =>
  z
    .array(z.unknown())
    .nullish()
    .catch([])
    .transform((entries) => (entries ?? []).flatMap((entry) => item.safeParse(entry).data ?? []) as z.output<Item>[]);

export const messageWire = z.object({
  id: identifier,
  body: z.string().catch(""),
  date_created: instant,
  from: z.object({ type: kind, display_name: optionalLine }).catch({ type: "", display_name: null }),
  to: lenient(participant),
  attachments: lenient(attachment),
});

/** A thread of M10 and M11; what Mirakl adds to it later is ignored. */
export const threadWire = z.object({
  id: identifier,
  date_created: instant,
  date_updated: instant,
  topic: z.object({ type: optionalLine, value: optionalLine }).nullish().catch(null),
  entities: lenient(z.object({ type: optionalLine, id: optionalId, label: optionalLine })),
  current_participants: lenient(participant),
  authorized_participants: lenient(participant),
  metadata: z.object({
    last_message_date: optionalInstant,
    last_sender: z.object({ type: kind, display_name: optionalLine }).nullish().catch(null),
    shop_reply_needed_since: optionalInstant,
    total_count: z.number().catch(0),
  }),
  messages: lenient(messageWire),
});

/** A page of M11. */
export const threadPageWire = z.object({ data: z.array(z.unknown()), next_page_token: pageToken });
