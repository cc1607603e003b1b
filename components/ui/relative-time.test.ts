import { describe, expect, it } from "vitest";
import { dayMs, hourMs, minuteMs, secondMs } from "@/lib/clock";
import { absoluteTime, calendarDay, clockTime, durationText, relativeTime, timeOfDay } from "./relative-time";

const now = Date.UTC(2025, 10, 20, 14, 2, 41);
const at = (distance: number) => relativeTime(now + distance, now, { timeZone: "UTC" });

describe("relativeTime", () => {
  it.each([
    [0, "now"],
    [-999, "now"],
    [40 * secondMs, "in 40 s"],
    [-59_999, "59 s ago"],
    [minuteMs, "in 1 min"],
    [42 * minuteMs + 59_999, "in 42 min"],
    [-6 * minuteMs, "6 min ago"],
    [hourMs, "in 1 h"],
    [3 * hourMs + 10 * minuteMs, "in 3 h 10 min"],
    [-(hourMs + 41 * minuteMs), "1 h 41 min ago"],
    [dayMs - 1, "in 23 h 59 min"],
    [dayMs, "in 1 day"],
    [dayMs + 3 * hourMs, "in 1 day 3 h"],
    [-2 * dayMs, "2 days ago"],
    [7 * dayMs - 1, "in 6 days"],
    [7 * dayMs, "27 Nov"],
    [-7 * dayMs, "13 Nov"],
    [60 * dayMs, "19 Jan 2026"],
    [-65 * dayMs, "16 Sep"],
  ])("%i ms away reads %s", (distance, text) => {
    expect(at(distance)).toBe(text);
  });

  it("shows a date in the reader's time zone", () => {
    const evening = Date.UTC(2025, 11, 31, 23, 30);
    expect(relativeTime(evening, now, { timeZone: "Europe/Paris" })).toBe("1 Jan 2026");
    expect(relativeTime(evening, now, { timeZone: "UTC" })).toBe("31 Dec");
  });

  it("adds seconds below an hour when precise", () => {
    expect(relativeTime(now + 42 * minuteMs + 7 * secondMs, now, { precise: true })).toBe("in 42 min 7 s");
    expect(relativeTime(now + 2 * hourMs + 7 * secondMs, now, { precise: true })).toBe("in 2 h");
  });
});

describe("durationText", () => {
  it("never counts below zero", () => {
    expect(durationText(-5)).toBe("0 s");
  });
});

describe("absoluteTime", () => {
  it("gives local time with its zone, and UTC", () => {
    expect(absoluteTime(now, "Europe/Paris")).toEqual({ local: "Thu 20 Nov 2025, 15:02:41 CET", utc: "14:02:41 UTC" });
  });

  it("adds the date to UTC when it is another day", () => {
    const night = Date.UTC(2025, 10, 20, 0, 5, 0) - 30 * minuteMs;
    expect(absoluteTime(night, "Europe/Paris")).toEqual({
      local: "Thu 20 Nov 2025, 00:35:00 CET",
      utc: "Wed 19 Nov, 23:35:00 UTC",
    });
  });
});

describe("clockTime", () => {
  it("leaves the date out today", () => {
    expect(clockTime(now + hourMs, now, "UTC")).toBe("15:02");
    expect(clockTime(now - dayMs, now, "UTC")).toBe("19 Nov, 14:02");
  });
});

describe("calendarDay", () => {
  it.each([
    [0, "Today"],
    [-14 * hourMs, "Today"],
    [-15 * hourMs, "Yesterday"],
    [-2 * dayMs, "Tue 18 Nov"],
    [-400 * dayMs, "Wed 16 Oct 2024"],
  ])("%i ms away is %s", (distance, expected) => {
    expect(calendarDay(now + distance, now, "UTC")).toBe(expected);
  });

  it("follows the time zone", () => {
    expect(calendarDay(now - 15 * hourMs, now, "Europe/Paris")).toBe("Today");
  });
});

it("tells the time of day", () => {
  expect(timeOfDay(now, "Europe/Paris")).toBe("15:02");
});
