import { afterEach, describe, expect, it, vi } from "vitest";
import { dayOf, endOfDay, lastDayOf, lastDays, periodText, startOfDay } from "./period";

afterEach(() => vi.unstubAllEnvs());

describe.each([["Europe/Paris"], ["UTC"], ["America/New_York"]])("days in %s", (zone) => {
  it.each([["2026-11-28"], ["2026-03-29"], ["2026-10-25"], ["2024-02-29"]])(
    "%s begins and ends as its calendar says",
    (day) => {
      vi.stubEnv("TZ", zone);
      const [start, end] = [startOfDay(day), endOfDay(day)];
      expect(dayOf(start)).toBe(day);
      expect(lastDayOf(end)).toBe(day);
      expect(dayOf(end)).not.toBe(day);
    },
  );
});

it("takes no date that is not whole", () => {
  expect(["", "2026-11", "0002-11-28", "28.11.2026"].map(startOfDay)).toEqual([null, null, null, null]);
  expect(endOfDay("")).toBeNull();
  expect([dayOf(null), lastDayOf(null)]).toEqual(["", ""]);
});

it("names a period by its days", () => {
  vi.stubEnv("TZ", "UTC");
  const now = Date.parse("2026-11-28T12:00:00Z");
  const of = (from: string | null, to: string | null) => periodText({ from, to }, now);
  expect(of(null, null)).toBeNull();
  expect(of(startOfDay("2026-11-21"), endOfDay("2026-11-28"))).toBe("21 Nov – 28 Nov");
  expect(of(startOfDay("2026-11-28"), endOfDay("2026-11-28"))).toBe("28 Nov");
  expect(of(startOfDay("2025-11-21"), null)).toBe("since 21 Nov 2025");
  expect(of(null, endOfDay("2026-09-01"))).toBe("until 1 Sep");
  expect(lastDays(7, now)).toEqual({ from: "2026-11-21T12:00:00.000Z", to: null });
});
