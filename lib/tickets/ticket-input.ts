import { z } from "zod";

/** Whatever Mirakl's IDs are made of, these are not among it, and the database refuses them. */
const miraklId = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const threadId = miraklId.min(1);
export const ticketRef = z.object({ accountId: z.uuid(), threadId });

export const ticketReplyInput = ticketRef.extend({
  /** Made by the form when it opens: the same reply sent twice goes out once. */
  draftId: z.uuid(),
  body: z
    .string()
    .trim()
    .min(1, "Write a message first")
    .max(50_000, "A message has at most 50,000 characters")
    .regex(/^[^\0\p{Cs}]*$/u, "The message cannot contain control characters"),
  /** Types and IDs out of the ticket's recipients; empty for Mirakl Connect. */
  to: z.array(z.object({ type: miraklId.min(1).max(60), id: miraklId.nullable() })).max(20),
});
export type TicketReplyInput = z.output<typeof ticketReplyInput>;
