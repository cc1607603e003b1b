import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterFailure, nextRefreshAt, refreshDecision, refreshMarginMs } from "./refresh-schedule";

const issuedAt = new Date("2026-03-01T12:00:00Z");
const at = (seconds: number) => new Date(issuedAt.getTime() + seconds * 1_000);
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

describe("when a token is renewed", () => {
  it("scales the margin with the lifetime, up to five minutes", () => {
    expect(refreshMarginMs(3_600_000)).toBe(300_000);
    expect(refreshMarginMs(600_000)).toBe(300_000);
    expect(refreshMarginMs(60_000)).toBe(30_000);
    expect(refreshMarginMs(0)).toBe(0);
  });

  it("never renews a token without an end", () => {
    expect(nextRefreshAt(issuedAt, null, 0.5)).toBeNull();
    expect(refreshDecision({ issuedAt, expiresAt: null, now: at(1e9) })).toBe("fresh");
  });

  it("plans within the life of the token, at the margin or up to a fifth of it earlier", () => {
    expect(nextRefreshAt(issuedAt, at(3600), 0)).toEqual(at(3300));
    expect(nextRefreshAt(issuedAt, at(3600), 1)).toEqual(at(3240));
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 10_000_000 }), fraction, (lifetime, random) => {
        const planned = nextRefreshAt(issuedAt, at(lifetime), random)?.getTime() ?? 0;
        expect(planned).toBeGreaterThan(issuedAt.getTime());
        expect(planned).toBeLessThan(at(lifetime).getTime());
      }),
    );
  });

  it("never plans sooner than five seconds, however short a token lives", () => {
    expect(nextRefreshAt(issuedAt, at(0), 0)).toEqual(at(5));
    expect(nextRefreshAt(issuedAt, at(3), 1)).toEqual(at(5));
  });

  it("calls a token due from its margin on", () => {
    expect(refreshDecision({ issuedAt, expiresAt: at(3600), now: at(3299) })).toBe("fresh");
    expect(refreshDecision({ issuedAt, expiresAt: at(3600), now: at(3300) })).toBe("due");
    expect(refreshDecision({ issuedAt, expiresAt: at(60), now: at(29) })).toBe("fresh");
    expect(refreshDecision({ issuedAt, expiresAt: at(60), now: at(30) })).toBe("due");
  });
});

describe("what follows a failure", () => {
  it("stops where only a person can help", () => {
    expect(afterFailure({ retry: "after_reconnect", attempt: 1 }, 0.5)).toBe("stop");
  });

  it("doubles the ceiling of the back-off up to an hour", () => {
    const ceilings = [1, 2, 3, 20].map((attempt) => afterFailure({ retry: "later", attempt }, 1));
    expect(ceilings).toEqual([15_000, 30_000, 60_000, 3_600_000]);
  });

  it("waits at least a second, at most the ceiling, and never less than Retry-After", () => {
    const failure = fc.record({
      attempt: fc.integer({ min: 1, max: 10_000 }),
      retryAfterSeconds: fc.integer({ min: 0, max: 86_400 }),
    });
    fc.assert(
      fc.property(failure, fraction, ({ attempt, retryAfterSeconds }, random) => {
        const wait = afterFailure({ retry: "later", attempt, retryAfterSeconds }, random);
        expect(wait).toBeGreaterThanOrEqual(Math.max(1_000, retryAfterSeconds * 1_000));
        expect(wait).toBeLessThanOrEqual(retryAfterSeconds * 1_000 + 3_600_000);
      }),
    );
  });

  it("looks again in an hour where the settings are wrong", () => {
    expect(afterFailure({ retry: "never", attempt: 1 }, 0.1)).toBe(3_600_000);
  });
});
