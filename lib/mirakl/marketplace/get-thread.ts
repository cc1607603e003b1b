import type { MiraklFetch } from "../mirakl-fetch";
import { interpretMarketplaceAnswer } from "./interpret-marketplace-answer";
import { type AskedMarketplace, askedMarketplace, callMarketplace, type MarketplaceAccess } from "./marketplace-call";
import { type Thread, toThread } from "./thread";
import { threadWire } from "./thread-wire";

/**
 * M10 `GET /api/inbox/threads/{id}`: one thread with its messages.
 * @throws AppError of {@link interpretMarketplaceAnswer}, or what `fetch` throws when no answer came
 */
export async function getThread(
  ask: { access: MarketplaceAccess; threadId: string },
  fetch: MiraklFetch,
): Promise<Thread> {
  const path = `/api/inbox/threads/${encodeURIComponent(ask.threadId)}`;
  const response = await callMarketplace({ access: ask.access, path }, fetch);
  return interpretThread(response, askedMarketplace(ask.access));
}

/** @throws AppError of {@link interpretMarketplaceAnswer} */
export async function interpretThread(response: Response, asked: AskedMarketplace): Promise<Thread> {
  return toThread(await interpretMarketplaceAnswer(response, asked, threadWire));
}
