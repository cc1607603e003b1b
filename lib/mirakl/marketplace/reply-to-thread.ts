import { z } from "zod";
import type { MiraklFetch } from "../mirakl-fetch";
import { jsonPart } from "../multipart";
import { interpretMarketplaceAnswer } from "./interpret-marketplace-answer";
import { askedMarketplace, callMarketplace, type MarketplaceAccess } from "./marketplace-call";

/** M12. */
const sentWire = z.object({ message_id: z.string().min(1) });

/**
 * M12 `POST /api/inbox/threads/{id}/message`: answers a thread. Mirakl gives no way to send it at most once, so a call
 * without an answer is never repeated by itself.
 * @param ask.body HTML
 * @param ask.to participants of the thread; the ID of a customer is not needed
 * @param ask.boundary unique
 * @returns Mirakl's ID of the message
 * @throws AppError of `interpretMarketplaceAnswer`, or what `fetch` throws when no answer came
 */
export async function replyToThread(
  ask: {
    access: MarketplaceAccess;
    threadId: string;
    body: string;
    to: { type: string; id: string | null }[];
    boundary: string;
  },
  fetch: MiraklFetch,
): Promise<string> {
  const { access, threadId, body, boundary } = ask;
  const to = ask.to.map(({ type, id }) => ({ type, ...(id && { id }) }));
  const response = await callMarketplace(
    {
      access,
      path: `/api/inbox/threads/${encodeURIComponent(threadId)}/message`,
      multipart: jsonPart("message_input", { body, to }, boundary),
    },
    fetch,
  );
  const wire = await interpretMarketplaceAnswer(response, askedMarketplace(access), sentWire, 201);
  return wire.message_id;
}
