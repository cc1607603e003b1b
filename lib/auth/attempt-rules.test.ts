import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attemptKinds } from "@/lib/vocabulary";
import { attemptRules, nextAttempt } from "./attempt-rules";

const rule = { free: 3, firstDelaySeconds: 2, longestDelaySeconds: 60, halfLifeSeconds: 600 };
const delaysOf = (attempts: number) => {
  let count = 0;
  return Array.from({ length: attempts }, () => {
    const next = nextAttempt(rule, { count, secondsSinceCount: 0 });
    count = next.count;
    return next.delaySeconds;
  });
};

describe("attempts in a row", () => {
  it("are free at first, then wait twice as long each time, up to a limit", () => {
    expect(delaysOf(10)).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 60, 60]);
  });

  it("count half as much after the half-life, and nothing in the end", () => {
    expect(nextAttempt(rule, { count: 8, secondsSinceCount: 600 })).toEqual({ count: 5, delaySeconds: 4 });
    expect(nextAttempt(rule, { count: 8, secondsSinceCount: 86_400 }).delaySeconds).toBe(0);
  });

  it("are not counted away by a clock that went back", () => {
    expect(nextAttempt(rule, { count: 3, secondsSinceCount: -5 }).count).toBe(4);
  });

  it("never wait for longer than the limit, and never less for having tried more", () => {
    const state = fc.record({
      count: fc.double({ min: 0, max: 1e6, noNaN: true }),
      secondsSinceCount: fc.double({ min: 0, max: 1e7, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...attemptKinds), state, (kind, before) => {
        const own = attemptRules[kind];
        const { count, delaySeconds } = nextAttempt(own, before);
        expect(delaySeconds).toBeLessThanOrEqual(own.longestDelaySeconds);
        expect(nextAttempt(own, { count, secondsSinceCount: 0 }).delaySeconds).toBeGreaterThanOrEqual(delaySeconds);
      }),
    );
  });
});

describe("the rules", () => {
  it("are stricter for one place and account than for an account from everywhere", () => {
    expect(attemptRules.account_from_place.free).toBeLessThan(attemptRules.account.free);
    expect(attemptRules.account_from_place.longestDelaySeconds).toBeGreaterThan(
      attemptRules.account.longestDelaySeconds,
    );
  });
});
