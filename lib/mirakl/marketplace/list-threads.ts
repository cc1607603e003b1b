import type { MiraklFetch } from "../mirakl-fetch";
import { interpretMarketplaceAnswer } from "./interpret-marketplace-answer";
import { type AskedMarketplace, askedMarketplace, callMarketplace, type MarketplaceAccess } from "./marketplace-call";
import { type Thread, toThread } from "./thread";
import { threadPageWire, threadWire } from "./thread-wire";

/** One page of message threads, newest first. */
export interface ThreadPage {
  /** How many the page holds. */
  count: number;
  threads: Thread[];
  /** How many of them could not be read, because their id or dates are missing. */
  unreadable: number;
  /** Null on the last page. */
  nextPageToken: string | null;
}

/**
 * M11 `GET /api/inbox/threads`: message threads. Any user of the shop may, so with `limit` 1 it is the cheap check of
 * a credential.
 * @param ask.limit 1 to 100
 * @param ask.updatedSince inclusive
 * @param ask.withMessages adds the last 100 messages of each thread
 * @param ask.pageToken of the page before; Mirakl ignores everything else beside it
 * @throws AppError of {@link interpretMarketplaceAnswer}, or what `fetch` throws when no answer came
 */
export async function listThreads(
  ask: {
    access: MarketplaceAccess;
    limit: number;
    updatedSince?: Date;
    withMessages?: boolean;
    pageToken?: string | null;
  },
  fetch: MiraklFetch,
): Promise<ThreadPage> {
  const { access, limit, updatedSince, withMessages, pageToken } = ask;
  const query = {
    limit: String(limit),
    ...(updatedSince && { updated_since: updatedSince.toISOString() }),
    ...(withMessages && { with_messages: "true" }),
    ...(pageToken && { page_token: pageToken }),
  };
  const response = await callMarketplace({ access, path: "/api/inbox/threads", query }, fetch);
  return interpretThreads(response, askedMarketplace(access));
}

/** @throws AppError of {@link interpretMarketplaceAnswer} */
export async function interpretThreads(response: Response, asked: AskedMarketplace): Promise<ThreadPage> {
  const wire = await interpretMarketplaceAnswer(response, asked, threadPageWire);
  const threads = wire.data.flatMap((entry) => {
    const parsed = threadWire.safeParse(entry);
    return parsed.success ? [toThread(parsed.data)] : [];
  });
  return {
    count: wire.data.length,
    threads,
    unreadable: wire.data.length - threads.length,
    nextPageToken: wire.next_page_token,
  };
}
