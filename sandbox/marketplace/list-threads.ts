import type { Thread } from "../state/sandbox-state";
import type { World } from "../world";
import type { ThreadPage } from "./page-token";

export interface ThreadList {
  threads: Thread[];
  next: ThreadPage | null;
  previous: ThreadPage | null;
}

/** One page of a shop's threads, newest first; pages hang on threads, so that a new message shifts nothing. */
export function listThreads(
  { world, marketplace }: { world: World; marketplace: string },
  page: ThreadPage,
): ThreadList {
  const matching = [...world.state.threads.values()]
    .filter((thread) => thread.marketplace === marketplace && matches(thread, page))
    .sort(newestFirst);
  const { from, limit } = page;
  const older = from ? matching.filter((thread) => newestFirst(from, thread) < 0) : matching;
  const newer = from ? matching.filter((thread) => newestFirst(thread, from) < 0) : [];
  const threads = from?.direction === "newer" ? newer.slice(-limit) : older.slice(0, limit);
  const [first, last] = [threads[0], threads.at(-1)];
  return {
    threads,
    next: last && last !== matching.at(-1) ? { ...page, from: { ...placeOf(last), direction: "older" } } : null,
    previous: first && first !== matching[0] ? { ...page, from: { ...placeOf(first), direction: "newer" } } : null,
  };
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

type Place = Pick<Thread, "updatedAt" | "id">;

function placeOf({ updatedAt, id }: Place): Place {
  return { updatedAt, id };
}

function newestFirst(a: Place, b: Place): number {
  return Date.parse(b.updatedAt) - Date.parse(a.updatedAt) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
