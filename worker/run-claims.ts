import { randomUUID } from "node:crypto";
import { sleep } from "@/lib/clock";
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
  /** Whether the last claim left out what is due, for another reason than its limit. */
  mayHaveMore?: () => boolean;
  /** Never rejects. */
  work: (claim: Claim, owner: string) => Promise<void>;
}

/** An eighth of the places is claimed for at once, because a statement for each one alone would cost more, … */
const fewestPart = 8;
/** … but no free place waits longer for others to become free. */
const longestWaitMs = 10;

/** Claims what is due and works on it, until the worker stops; what is in flight is finished first. */
export async function runClaims<Claim>(loop: ClaimLoop<Claim>, signal: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>();
  let onDone = () => {};
  const untilOneIsDone = () =>
    new Promise<void>((resolve) => {
      onDone = resolve;
    });
  const free = () => loop.concurrency() - running.size;

  await runLoop(
    loop.name,
    async () => {
      const asked = Math.max(0, free());
      const owner = `worker ${loop.workerId} ${randomUUID()}`;
      const claims = asked > 0 ? await loop.claim(asked, owner) : [];
      for (const claim of claims) {
        const work = loop.work(claim, owner).finally(() => {
          running.delete(work);
          onDone();
        });
        running.add(work);
      }
      if (claims.length < asked) {
        if (loop.mayHaveMore?.()) await Promise.race([untilOneIsDone(), sleep(loop.passMs)]);
        else return loop.passMs;
      }
      // With a full batch there may be more: go on as soon as some are done.
      while (free() < 1) await untilOneIsDone();
      const waitsUntil = performance.now() + longestWaitMs;
      while (free() < loop.concurrency() / fewestPart && performance.now() < waitsUntil) {
        await Promise.race([untilOneIsDone(), sleep(longestWaitMs)]);
      }
      return 0;
    },
    signal,
  );
  await Promise.all(running);
}
