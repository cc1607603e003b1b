import { describe, expect, it } from "vitest";
import type { HistoryEntryView } from "@/lib/accounts/account-view";
import { englishNumber } from "@/lib/number-text";
import { germanNumber } from "@/lib/testing/german-number";
import { barsInWords, durationBars, millisecondsText } from "./duration-bars";

function entry(id: number, more: Partial<HistoryEntryView> = {}): HistoryEntryView {
  return {
    id: String(id),
    kind: "refresh",
    outcome: "succeeded",
    trigger: "worker",
    at: `2025-11-20T${String(23 - id).padStart(2, "0")}:00:00Z`,
    durationMs: 200,
    attempt: 1,
    personName: null,
    error: null,
    tokenExpiresAt: null,
    checks: null,
    ...more,
  };
}
const clock = (at: string) => at.slice(11, 16);

describe("durationBars", () => {
  it("shows one kind, oldest first, at most 26", () => {
    const entries = [entry(0), entry(1, { kind: "verification" }), entry(2)];
    expect(durationBars(entries, "refresh").map(({ id }) => id)).toEqual(["2", "0"]);
    expect(
      durationBars(
        Array.from({ length: 40 }, (_, id) => entry(id)),
        "refresh",
      ),
    ).toHaveLength(26);
  });

  it("keeps fast ones low and lets the slowest reach the top", () => {
    const [slow, fast] = durationBars([entry(0), entry(1, { durationMs: 1840 })], "refresh");
    expect(slow?.height).toBe(100);
    expect(fast?.height).toBe(33);
    expect(durationBars([entry(0)], "refresh")[0]?.height).toBe(45);
  });

  it("does not let a timeout squeeze what worked", () => {
    const [timeout, fast] = durationBars([entry(0), entry(1, { outcome: "failed", durationMs: 10_000 })], "refresh");
    expect([timeout?.height, fast?.height]).toEqual([100, 45]);
  });

  it("draws failures at full height, however fast they failed", () => {
    const bars = durationBars(
      [entry(0, { outcome: "failed", durationMs: 3 }), entry(1, { outcome: "interrupted" })],
      "refresh",
    );
    expect(bars.map(({ isFailed, height }) => [isFailed, height])).toEqual([
      [true, 100],
      [true, 100],
    ]);
  });
});

describe("barsInWords", () => {
  it("names range and failures", () => {
    const bars = durationBars(
      [entry(0), entry(1, { outcome: "failed", durationMs: 10_000 }), entry(2, { durationMs: 1840 })],
      "refresh",
    );
    expect(barsInWords(bars, "refresh", clock, englishNumber)).toBe(
      "Duration of the last 3 refreshes, between 200 ms and 1,840 ms; 1 failed: 22:00",
    );
  });

  it("does without a range when nothing worked", () => {
    expect(
      barsInWords(durationBars([entry(0, { outcome: "failed" })], "refresh"), "refresh", clock, englishNumber),
    ).toBe("Duration of the last refresh, none has worked; 1 failed: 23:00");
  });
});

it("millisecondsText groups thousands", () => {
  expect(millisecondsText(1840.4, englishNumber)).toBe("1,840 ms");
  expect(millisecondsText(1840.4, germanNumber)).toBe("1.840 ms");
});
