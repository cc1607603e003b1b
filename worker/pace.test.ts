import { describe, expect, it } from "vitest";
import { Pace } from "./pace";

describe("the pace of calls to a host", () => {
  it("grows by one with each answer, up to its bound", () => {
    const pace = new Pace({ first: 2, most: 4 });
    pace.faster();
    expect(pace.limit).toBe(3);
    for (let count = 0; count < 10; count++) pace.faster();
    expect(pace.limit).toBe(4);
  });

  it("halves with each failure, and never ends", () => {
    const pace = new Pace({ first: 16, most: 64 });
    const limits = Array.from({ length: 6 }, () => {
      pace.slower();
      return pace.limit;
    });
    expect(limits).toEqual([8, 4, 2, 1, 1, 1]);
    pace.faster();
    expect(pace.limit).toBe(2);
  });

  it("begins with one call when the host is back, and grows with time, however fast the answers are", () => {
    let now = 0;
    const pace = new Pace({ first: 2, most: 4 }, () => now);
    pace.beginAnew();
    const limits = Array.from({ length: 20 }, () => {
      now += 1_000;
      for (let count = 0; count < 50; count++) pace.faster();
      return pace.limit;
    });
    expect(limits.slice(0, 4)).toEqual([1, 1, 1, 1]);
    expect(limits.slice(4, 9)).toEqual([2, 2, 2, 2, 2]);
    expect(limits.at(-1)).toBe(4);
  });
});
