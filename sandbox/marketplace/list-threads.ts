import { z } from "zod";
import { readPageToken } from "../requests/page-token";
import { ParameterError } from "../requests/parameter-error";
import { pageStart, seekPage } from "../requests/seek-page";
import type { Thread } from "../state/sandbox-state";
import type { World } from "../world";

const threadPage = z.object({
  shopId: z.int(),
  limit: z.int(),
  withMessages: z.boolean(),
  updatedSince: z.number().nullable(),
  entityType: z.string().nullable(),
  entityIds: z.array(z.string()),
  channels: z.array(z.string()),
  from: pageStart.nullable(),
});

/** Everything that one page of threads depends on: with a token all other parameters are ignored. */
export type ThreadPage = z.infer<typeof threadPage>;

export interface ThreadList {
  threads: Thread[];
  next: ThreadPage | null;
  previous: ThreadPage | null;
}

/** One page of a shop's threads, newest first. */
export function listThreads(
  { world, marketplace }: { world: World; marketplace: string },
  page: ThreadPage,
): ThreadList {
  const matching = [...world.state.threads.values()].filter(
    (thread) => thread.marketplace === marketplace && matches(thread, page),
  );
  const { entries, next, previous } = seekPage(matching, page);
  return {
    threads: entries,
    next: next && { ...page, from: next },
    previous: previous && { ...page, from: previous },
  };
}

/** @throws {ParameterError} for a token that does not lead to a page of threads */
export function readThreadPage(signingKey: string, token: string): ThreadPage {
  const page = threadPage.safeParse(readPageToken(signingKey, token));
  if (!page.success) throw new ParameterError("page_token is not valid", "page_token");
  return page.data;
}

function matches(thread: Thread, page: ThreadPage): boolean {
  return (
    thread.shopId === page.shopId &&
    (page.updatedSince === null || Date.parse(thread.updatedAt) >= page.updatedSince) &&
    (page.entityType === null || thread.entity?.type === page.entityType) &&
    (page.entityIds.length === 0 || (thread.entity !== null && page.entityIds.includes(thread.entity.id))) &&
    (page.channels.length === 0 || page.channels.includes(thread.channel))
  );
}
