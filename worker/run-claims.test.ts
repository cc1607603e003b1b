import { describe, expect, it } from "vitest";
import { sleep } from "@/lib/clock";
import { runClaims } from "./run-claims";

/** A loop over a heap of work, of which each piece takes so long. */
function workLoop(own: {
  pieces: number;
  concurrency: number;
  takesMs: number;
  atOnce?: number;
  passMs?: number;
  /** A piece leaves its place after `takesMs`, and ends so much later. */
  endsMs?: number;
  claimers?: number;
  claimMs?: number;
}) {
  const stopping = new AbortController();
  const claims: number[] = [];
  const state = {
    waiting: own.pieces,
    running: 0,
    most: 0,
    ending: 0,
    mostEnding: 0,
    claiming: 0,
    mostClaiming: 0,
    done: 0,
    claims,
  };
  const startedAt = performance.now();
  const ended = runClaims<number>(
    {
      name: "test",
      workerId: "test",
      passMs: own.passMs ?? 1_000,
      concurrency: () => own.concurrency,
      claim: async (limit) => {
        const room = own.atOnce === undefined ? limit : Math.min(limit, own.atOnce - state.running);
        const count = Math.min(room, state.waiting);
        state.waiting -= count;
        state.claims.push(count);
        state.mostClaiming = Math.max(state.mostClaiming, ++state.claiming);
        if (own.claimMs) await sleep(own.claimMs);
        state.claiming -= 1;
        return Array.from({ length: count }, (_, index) => index);
      },
      mayHaveMore: () => own.atOnce !== undefined && state.waiting > 0,
      ...(own.claimers && { claimers: own.claimers }),
      work: async (_piece, _owner, leave) => {
        state.most = Math.max(state.most, ++state.running);
        await sleep(own.takesMs);
        state.running -= 1;
        if (own.endsMs) {
          state.mostEnding = Math.max(state.mostEnding, ++state.ending);
          leave();
          await sleep(own.endsMs);
          state.ending -= 1;
        }
        state.done += 1;
        if (state.done === own.pieces) stopping.abort();
      },
    },
    stopping.signal,
  );
  return { state, ended: ended.then(() => performance.now() - startedAt) };
}

describe("runClaims", () => {
  it("keeps all places busy, and claims for some of them at once", async () => {
    const { state, ended } = workLoop({ pieces: 320, concurrency: 32, takesMs: 20, passMs: 5_000 });
    expect(await ended).toBeLessThan(4_000);
    expect(state).toMatchObject({ done: 320, most: 32 });
    expect(state.claims.length).toBeLessThan(320 / 4 + 2);
  });

  it("does not let one free place wait for work that takes long", async () => {
    const { state, ended } = workLoop({ pieces: 9, concurrency: 8, takesMs: 100, passMs: 5_000 });
    expect(await ended).toBeLessThan(4_000);
    expect(state.done).toBe(9);
  });

  it("goes on at once where a claim was held back by something else than its limit", async () => {
    const { state, ended } = workLoop({ pieces: 40, concurrency: 32, takesMs: 10, atOnce: 4, passMs: 5_000 });
    expect(await ended).toBeLessThan(2_000);
    expect(state).toMatchObject({ done: 40, most: 4 });
  });

  it("gives a place that was left to the next claim, and has twice as many as places under way at most", async () => {
    const { state, ended } = workLoop({ pieces: 64, concurrency: 8, takesMs: 10, endsMs: 80 });
    await ended;
    expect(state.done).toBe(64);
    expect(state.most).toBeLessThanOrEqual(8);
    expect(state.mostEnding).toBeGreaterThan(8);
    expect(state.mostEnding).toBeLessThanOrEqual(16);
  });

  it("claims by two at once while much is due, for no more than the places that are free", async () => {
    const { state, ended } = workLoop({ pieces: 160, concurrency: 16, takesMs: 30, claimers: 2, claimMs: 20 });
    await ended;
    expect(state).toMatchObject({ done: 160, mostClaiming: 2 });
    expect(state.most).toBeLessThanOrEqual(16);
  });
});
