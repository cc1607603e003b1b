import type { PollClaim } from "@/db/queries/account-polls";
import { countStoredMessages } from "@/db/queries/tickets";
import { isAppError } from "@/lib/errors/app-error";
import { logger } from "@/lib/logger";
import { getThread } from "@/lib/mirakl/marketplace/get-thread";
import { listThreads, type ThreadPage } from "@/lib/mirakl/marketplace/list-threads";
import type { MarketplaceAccess } from "@/lib/mirakl/marketplace/marketplace-call";
import type { Thread } from "@/lib/mirakl/marketplace/thread";
import type { MiraklFetch } from "@/lib/mirakl/mirakl-fetch";
import { fetchFor } from "@/lib/network/fetch-for";
import { openMarketplaceAccess } from "./open-access";
import { nextWatermark, pullSince } from "./pull-window";
import { type PullEnd, storePullStep } from "./store-threads";

/** Mirakl's most. */
const threadsPerPage = 100;
/** M11 brings no more messages of one thread than this. */
const messagesPerThread = 100;

/**
 * Pulls the threads of a marketplace shop that changed since the last pull, with their messages, page by page. Each
 * page is stored before the next is asked for; the watermark moves when all are, with the last one.
 * @returns how many messages are new
 * @throws AppError as M11 and M10 do; `refresh_in_progress` when another process has taken over
 */
export async function pullThreads(
  { account, poll, claimedAt }: PollClaim,
  { owner, ...next }: { owner: string } & Pick<PullEnd, "host" | "nextInMs">,
): Promise<number> {
  const access = await openMarketplaceAccess(account);
  const fetch = fetchFor(account.environment);
  const updatedSince = pullSince(poll.watermark, claimedAt);
  let pageToken: string | null = null;
  let firstPage: Date[] | null = null;
  let threadsRead = 0;
  let messages = 0;
  do {
    const page: ThreadPage = await readPage({ access, updatedSince, pageToken }, fetch);
    if (page.unreadable) logger().warn({ accountId: account.id, unreadable: page.unreadable }, "threads left out");
    const threads = await completeThreads(account.id, page.threads, { access, fetch });
    firstPage ??= threads.map(({ updatedAt }) => updatedAt);
    threadsRead += threads.length;
    pageToken = page.nextPageToken;
    const end = pageToken ? null : { ...next, watermark: nextWatermark(poll.watermark, firstPage) };
    messages += await storePullStep({ accountId: account.id, owner, threads, threadsRead, end });
  } while (pageToken);
  return messages;
}

/** Threads with long messages can make a page larger than an answer may be: then fewer are asked for at once. */
async function readPage(
  ask: { access: MarketplaceAccess; updatedSince: Date; pageToken: string | null },
  fetch: MiraklFetch,
): Promise<ThreadPage> {
  for (let limit = threadsPerPage; ; limit = Math.ceil(limit / 4)) {
    try {
      return await listThreads({ ...ask, limit, withMessages: true }, fetch);
    } catch (error) {
      const isTooLarge = isAppError(error, "mirakl_malformed_response") && error.details.isTooLarge === true;
      if (!isTooLarge || limit === 1 || ask.pageToken) throw error;
    }
  }
}

/** A thread with more messages than come along, and more than are stored, is read by itself. */
async function completeThreads(
  accountId: string,
  threads: Thread[],
  { access, fetch }: { access: MarketplaceAccess; fetch: MiraklFetch },
): Promise<Thread[]> {
  const long = threads.filter(
    ({ messages, messageCount }) =>
      messages.length < Math.min(messageCount, messagesPerThread) || messageCount > messagesPerThread,
  );
  if (long.length === 0) return threads;
  const stored = await countStoredMessages(
    accountId,
    long.map(({ id }) => id),
  );
  const complete = new Map<string, Thread>();
  for (const { id, messageCount, messages } of long) {
    if ((stored.get(id) ?? 0) + messages.length >= messageCount) continue;
    complete.set(id, await getThread({ access, threadId: id }, fetch));
  }
  return threads.map((thread) => complete.get(thread.id) ?? thread);
}
