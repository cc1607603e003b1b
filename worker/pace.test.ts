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
});
