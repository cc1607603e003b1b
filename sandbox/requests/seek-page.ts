import { z } from "zod";

/** The entry next to which a page begins, and to which side it goes. */
export const pageStart = z.object({ updatedAt: z.string(), id: z.string(), direction: z.enum(["older", "newer"]) });
export type PageStart = z.infer<typeof pageStart>;

type Position = Pick<PageStart, "updatedAt" | "id">;

interface SeekPage<Entry> {
  entries: Entry[];
  /** Null on the last page. */
  next: PageStart | null;
  /** Null on the first page. */
  previous: PageStart | null;
}

/**
 * One page, newest first, as Mirakl's seek pagination has it: pages hang on entries, so that a new one shifts nothing.
 * @param from null for the first page
 */
export function seekPage<Entry extends Position>(
  all: readonly Entry[],
  { from, limit }: { from: PageStart | null; limit: number },
): SeekPage<Entry> {
  const sorted = [...all].sort(newestFirst);
  const older = from ? sorted.filter((entry) => newestFirst(from, entry) < 0) : sorted;
  const newer = from ? sorted.filter((entry) => newestFirst(entry, from) < 0) : [];
  const entries = from?.direction === "newer" ? newer.slice(-limit) : older.slice(0, limit);
  const [first, last] = [entries[0], entries.at(-1)];
  return {
    entries,
    next: last && last !== sorted.at(-1) ? { ...positionOf(last), direction: "older" } : null,
    previous: first && first !== sorted[0] ? { ...positionOf(first), direction: "newer" } : null,
  };
}

function positionOf({ updatedAt, id }: Position): Position {
  return { updatedAt, id };
}

function newestFirst(a: Position, b: Position): number {
  return Date.parse(b.updatedAt) - Date.parse(a.updatedAt) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
