import { setInterval } from "node:timers";
import { listenToChanges } from "@/db/listen-to-changes";
import { secondMs } from "@/lib/clock";
import { logger } from "@/lib/logger";
import { everything, type LiveChanges, mergeChanges } from "./live-changes";
import { QuietWatch } from "./quiet-watch";

/** What comes within this time is told together. */
const gatherMs = 150;
/** With nobody to tell, it listens on for a moment: a page that is loaded anew comes back. */
const lingerMs = 10 * secondMs;

export interface Follower {
  onChanges: (changes: LiveChanges) => void;
  /** Somebody's session ended, or their role changed. */
  onSessions: () => void;
  /** Every second while all is well. */
  onTick: () => void;
  /** Nothing is told any more: the database does not answer, or the process ends. */
  onEnd: () => void;
}

/**
 * Follows what happens to accounts, once for a process and while somebody wants to know: it listens to what is
 * announced, and asks each second for what is not.
 */
class ChangeFeed {
  readonly #followers = new Set<Follower>();
  #running: Promise<() => Promise<void>> | null = null;
  #gathered: LiveChanges | null = null;
  #lingering: NodeJS.Timeout | undefined;
  #hasEnded = false;

  /**
   * @returns what ends following, when it is followed
   * @throws when the database cannot be listened to
   */
  async follow(follower: Follower): Promise<() => void> {
    if (this.#hasEnded) throw new Error("the process ends");
    clearTimeout(this.#lingering);
    this.#running ??= this.#start();
    const running = this.#running;
    try {
      await running;
    } catch (error) {
      if (this.#running === running) this.#running = null;
      throw error;
    }
    if (this.#running !== running) throw new Error("stopped meanwhile");
    this.#followers.add(follower);
    return () => this.#leave(follower);
  }

  /** For when the process ends: open streams would hold it up. */
  end(): void {
    this.#hasEnded = true;
    this.#stop();
  }

  #leave(follower: Follower): void {
    this.#followers.delete(follower);
    if (this.#followers.size > 0 || !this.#running) return;
    clearTimeout(this.#lingering);
    this.#lingering = setTimeout(() => this.#followers.size === 0 && this.#stop(), lingerMs).unref();
  }

  async #start(): Promise<() => Promise<void>> {
    const watch = new QuietWatch();
    let isLooking = false;
    let hasListened = false;
    const endListening = await listenToChanges(
      (announced) => {
        if (announced === "hosts") this.#gather({ hosts: true });
        else if (announced === "runs") this.#gather({ runs: true });
        else if (announced === "sessions") for (const follower of this.#followers) follower.onSessions();
        else this.#gather({ changed: announced === "many" ? "many" : announced.accounts });
      },
      () => {
        // Whatever happened while the connection was away has been missed.
        if (hasListened) this.#gather(everything);
        hasListened = true;
      },
    );
    const timer = setInterval(async () => {
      if (isLooking) return;
      isLooking = true;
      try {
        this.#gather(await watch.look());
        for (const follower of this.#followers) follower.onTick();
      } catch (error) {
        logger().warn({ err: error }, "live updates stop: the database does not answer");
        this.#stop();
      }
      isLooking = false;
    }, secondMs).unref();
    return async () => {
      clearInterval(timer);
      await endListening();
    };
  }

  #stop(): void {
    const running = this.#running;
    this.#running = null;
    void running?.then((end) => end()).catch(() => undefined);
    const followers = [...this.#followers];
    this.#followers.clear();
    for (const follower of followers) follower.onEnd();
  }

  #gather(changes: LiveChanges): void {
    if (Object.keys(changes).length === 0) return;
    if (this.#gathered) {
      this.#gathered = mergeChanges(this.#gathered, changes);
      return;
    }
    this.#gathered = mergeChanges({}, changes);
    setTimeout(() => {
      const gathered = this.#gathered ?? {};
      this.#gathered = null;
      if (Object.keys(gathered).length === 0) return;
      for (const follower of this.#followers) follower.onChanges(gathered);
    }, gatherMs).unref();
  }
}

// Kept on globalThis because Next loads this module once for each bundle.
const holder = globalThis as typeof globalThis & { latchkeyChangeFeed?: ChangeFeed };

/** The process's own feed. */
export function changeFeed(): ChangeFeed {
  if (!holder.latchkeyChangeFeed) {
    const feed = new ChangeFeed();
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => feed.end());
    holder.latchkeyChangeFeed = feed;
  }
  return holder.latchkeyChangeFeed;
}
