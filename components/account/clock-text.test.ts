import { describe, expect, it } from "vitest";
import { clockText, dateText } from "./clock-text";

const now = Date.parse("2025-11-20T14:21:07Z");
const at = (iso: string, timeZone = "UTC") => clockText(Date.parse(iso), now, timeZone);

describe("clockText", () => {
  it("shows seconds today", () => {
    expect(at("2025-11-20T14:16:07Z")).toBe("14:16:07");
    expect(at("2025-11-20T23:59:59Z")).toBe("23:59:59");
  });

  it("names the day within a week, the date beyond, the year when it is another one", () => {
    expect(at("2025-11-19T22:35:00Z")).toBe("Wed 22:35");
    expect(at("2025-11-10T09:42:00Z")).toBe("10 Nov, 09:42");
    expect(at("2024-11-20T09:42:00Z")).toBe("20 Nov 2024, 09:42");
  });

  it("follows the time zone, also across midnight", () => {
    expect(at("2025-11-20T14:16:07Z", "Europe/Paris")).toBe("15:16:07");
    expect(at("2025-11-20T23:30:00Z", "Asia/Tokyo")).toBe("Fri 08:30");
  });
});

it("dateText writes a date without its time", () => {
  expect(dateText(Date.parse("2025-09-03T10:00:00Z"), "UTC")).toBe("3 Sep 2025");
});
