import type { MiraklFetch } from "../mirakl-fetch";
import { interpretMarketplaceAnswer } from "./interpret-marketplace-answer";
import { type AskedMarketplace, askedMarketplace, callMarketplace, type MarketplaceAccess } from "./marketplace-call";
import { threadsWire } from "./wire";

/** One page of message threads, newest first. */
export interface ThreadPage {
  /** How many the page holds. */
  count: number;
}

/**
 * M11 `GET /api/inbox/threads`: message threads. Any user of the shop may, so with `limit` 1 it is the cheap check of
 * a credential.
 * @param ask.limit 1 to 100
 * @throws AppError of {@link interpretMarketplaceAnswer}, or what `fetch` throws when no answer came
 */
export async function listThreads(
  ask: { access: MarketplaceAccess; limit: number },
  fetch: MiraklFetch,
): Promise<ThreadPage> {
  const query = { limit: String(ask.limit) };
  const response = await callMarketplace({ access: ask.access, path: "/api/inbox/threads", query }, fetch);
  return interpretThreads(response, askedMarketplace(ask.access));
}

/** @throws AppError of {@link interpretMarketplaceAnswer} */
export async function interpretThreads(response: Response, asked: AskedMarketplace): Promise<ThreadPage> {
  const wire = await interpretMarketplaceAnswer(response, asked, threadsWire);
  return { count: wire.data.length };
}
