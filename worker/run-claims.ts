import { randomUUID } from "node:crypto";
import { sleep } from "@/lib/clock";
import { Places } from "./places";
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
  /** Claims under way at once while much is due, so that places are not empty while one of them is waited for. */
  claimers?: number;
  /** Whether the last claim left out what is due, for another reason than its limit. */
  mayHaveMore?: () => boolean;
  /**
   * Never rejects.
   * @param leave gives the place to the next claim before the work is done: what is left of it calls nobody
   */
  work: (claim: Claim, owner: string, leave: () => void) => Promise<void>;
}

/** An eighth of the places is claimed for at once, because a statement for each one alone would cost more, … */
const fewestPart = 8;
/** … but no free place waits longer for others to become free. */
const longestWaitMs = 10;

/** Claims what is due and works on it, until the worker stops; what is in flight is finished first. */
export async function runClaims<Claim>(loop: ClaimLoop<Claim>, signal: AbortSignal): Promise<void> {
  const places = new Places(loop.concurrency);
  const running = new Set<Promise<void>>();

  const claimOnce = async () => {
    const asked = places.takeFree();
    const owner = `worker ${loop.workerId} ${randomUUID()}`;
    let claims: Claim[] = [];
    try {
      if (asked > 0) claims = await loop.claim(asked, owner);
    } finally {
      places.giveBack(asked - claims.length);
    }
    for (const claim of claims) {
      const place = places.enter();
      const work = loop.work(claim, owner, place.leave).finally(() => {
        running.delete(work);
        place.end();
      });
      running.add(work);
    }
    if (claims.length < asked) {
      if (!loop.mayHaveMore?.()) return loop.passMs;
      await Promise.race([places.untilOneIsFree(), sleep(loop.passMs)]);
    }
    // With a full batch there may be more: go on as soon as some places are free.
    while (places.free < 1) await places.untilOneIsFree();
    const waitsUntil = performance.now() + longestWaitMs;
    while (places.free < loop.concurrency() / fewestPart && performance.now() < waitsUntil) {
      await Promise.race([places.untilOneIsFree(), sleep(longestWaitMs)]);
    }
    return 0;
  };
  const claimWhileFull = async () => {
    let pauseMs: number;
    do pauseMs = await claimOnce();
    while (pauseMs === 0 && !signal.aborted);
    return pauseMs;
  };

  await runLoop(
    loop.name,
    async () => {
      const pauseMs = await claimOnce();
      if (pauseMs > 0) return pauseMs;
      const claimers = Array.from({ length: loop.claimers ?? 1 }, claimWhileFull);
      const ended = await Promise.allSettled(claimers);
      for (const end of ended) if (end.status === "rejected") throw end.reason;
      return loop.passMs;
    },
    signal,
  );
  await Promise.all(running);
}
