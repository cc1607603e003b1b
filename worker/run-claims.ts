import { randomUUID } from "node:crypto";
import { runLoop } from "./run-loop";

interface ClaimLoop<Claim> {
  name: string;
  /** Part of the lease's owner, for people who look into the database. */
  workerId: string;
  /** Milliseconds between passes that find nothing. */
  passMs: number;
  /** How many are worked on at once in one process, as it is now. */
  concurrency: () => number;
  claim: (limit: number, owner: string) => Promise<Claim[]>;
  /** Never rejects. */
  work: (claim: Claim, owner: string) => Promise<void>;
}

/** Claims what is due and works on it, until the worker stops; what is in flight is finished first. */
export async function runClaims<Claim>(loop: ClaimLoop<Claim>, signal: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>();
  await runLoop(
    loop.name,
    async () => {
      const free = Math.max(0, loop.concurrency() - running.size);
      const owner = `worker ${loop.workerId} ${randomUUID()}`;
      const claims = free > 0 ? await loop.claim(free, owner) : [];
      for (const claim of claims) {
        const work = loop.work(claim, owner).finally(() => running.delete(work));
        running.add(work);
      }
      // With a full batch there may be more: go on as soon as one is done.
      if (running.size >= loop.concurrency()) await Promise.race(running);
      return claims.length === free ? 0 : loop.passMs;
    },
    signal,
  );
  await Promise.all(running);
}
