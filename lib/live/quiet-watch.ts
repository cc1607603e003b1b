import { databaseNow } from "@/db/queries/database-now";
import { findQuietChanges } from "@/db/queries/quiet-changes";
import { type LiveChanges, mergeChanges, namedAtMost } from "./live-changes";

const limit = namedAtMost + 1;

/** Asks, again and again, for what nobody announces; each line of the history is told once. */
export class QuietWatch {
  #since: Date | null = null;
  #told = new Set<number>();

  /** What has changed since it was asked last; nothing at the first time. */
  async look(): Promise<LiveChanges> {
    const isFirst = this.#since === null;
    const { passed, written, isRunning, now } = await findQuietChanges(this.#since ?? (await databaseNow()), limit);
    this.#since = now;
    const told = this.#told;
    this.#told = new Set(written.map(({ entryId }) => entryId));
    if (isFirst) return {};
    const news = written.filter(({ entryId }) => !told.has(entryId)).map(({ accountId }) => accountId);
    const isFull = news.length === limit;
    return mergeChanges(
      { changed: passed.length === limit ? "many" : passed },
      { renewed: isFull ? "many" : [...new Set(news)], ...(isRunning && { runs: true }) },
    );
  }
}
