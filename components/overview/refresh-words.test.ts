import { describe, expect, it } from "vitest";
import { englishNumber } from "@/lib/number-text";
import { germanNumber } from "@/lib/testing/german-number";
import { rateText, refreshesSentence } from "./refresh-words";

const refreshes = (own: object) => ({
  at: "2026-03-05T09:00:00.000Z",
  succeeded: 98,
  failed: 2,
  medianMs: 120,
  p95Ms: 1_240,
  ...own,
});

describe("refreshes in words", () => {
  it("are all only when none has failed", () => {
    expect(rateText(refreshes({ succeeded: 1_000_000, failed: 1 }), englishNumber)).toBe("99.9 %");
    expect(rateText(refreshes({ failed: 0 }), englishNumber)).toBe("100 %");
    expect(rateText(refreshes({ succeeded: 992, failed: 8 }), englishNumber)).toBe("99.2 %");
  });

  it("have the numbers of who reads them", () => {
    const some = refreshes({ succeeded: 1_240, failed: 10 });
    expect(refreshesSentence(some, germanNumber, Date.parse("2026-03-05T12:20:00Z"))).toBe(
      "From 3 h 20 min ago on: 99,2 % of 1.250 refreshes worked, 95 % within 1.240 ms",
    );
  });

  it.each([
    [{}, "From 3 h 20 min ago on: 98 % of 100 refreshes worked, 95 % within 1,240 ms"],
    [{ succeeded: 0, failed: 1, p95Ms: null }, "From 3 h 20 min ago on: 0 % of 1 refresh worked"],
  ])("say what a bar and the line show: %j", (own, sentence) => {
    expect(refreshesSentence(refreshes(own), englishNumber, Date.parse("2026-03-05T12:20:00Z"))).toBe(sentence);
  });
});
