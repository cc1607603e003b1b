import { z } from "zod";

/** Conversations, as far as it shows that they can be read. */
export const conversationsWire = z.object({ data: z.array(z.unknown()) });
