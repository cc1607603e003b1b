import { describe, expect, it } from "vitest";
import { englishNumber } from "@/lib/number-text";
import { germanNumber } from "@/lib/testing/german-number";
import {
  fileSizeText,
  hiddenImagesText,
  messageCountText,
  participantType,
  previewText,
  shortAgo,
  ticketRangeText,
  ticketTitle,
} from "./ticket-words";

describe("ticketTitle", () => {
  const of = { topic: "", entityLabel: null, customerName: null };
  it.each([
    [{ ...of, topic: " Damaged item ", entityLabel: "UK1-A" }, "Damaged item"],
    [{ ...of, topic: " ", entityLabel: "UK1-A", customerName: "Marta" }, "UK1-A"],
    [{ ...of, customerName: "Marta" }, "Marta"],
    [of, "No subject"],
  ])("%o", (ticket, expected) => {
    expect(ticketTitle(ticket)).toBe(expected);
  });
});

describe("previewText", () => {
  it("names whoever wrote last, unless that was the customer", () => {
    expect(previewText({ preview: "Hello", lastSenderName: "Marta", customerName: "Marta" })).toBe("Hello");
    expect(previewText({ preview: "Hello", lastSenderName: "Acme", customerName: "Marta" })).toBe("Acme: Hello");
    expect(previewText({ preview: "Hello", lastSenderName: null, customerName: "Marta" })).toBe("Hello");
  });

  it("says that a message has no text", () => {
    expect(previewText({ preview: "", lastSenderName: "Marta", customerName: "Marta" })).toBe("No text");
  });
});

it.each([
  ["CUSTOMER_USER", "Customer"],
  ["OPERATOR", "Marketplace"],
  ["STORE", "Shop"],
  ["CARE_TEAM", "Care team"],
  ["", ""],
])("calls %s %s", (type, expected) => {
  expect(participantType(type)).toBe(expected);
});

it.each([
  ["6 h 37 min ago", "6 h ago"],
  ["1 day 3 h ago", "1 day ago"],
  ["14 min ago", "14 min ago"],
  ["now", "now"],
  ["18 Nov", "18 Nov"],
])("shortens %s to %s", (relative, expected) => {
  expect(shortAgo(relative)).toBe(expected);
});

it.each([
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 kB"],
  [84_400, "84 kB"],
  [999_499, "999 kB"],
  [999_500, "1.0 MB"],
  [1_240_000, "1.2 MB"],
  [52_000_000, "52 MB"],
  [3_000_000_000_000, "3,000 GB"],
])("writes %i bytes as %s", (bytes, expected) => {
  expect(fileSizeText(bytes, englishNumber)).toBe(expected);
});

it("writes sizes and counts as their reader does", () => {
  expect(fileSizeText(1_240_000, germanNumber)).toBe("1,2 MB");
  expect(fileSizeText(3_000_000_000_000, germanNumber)).toBe("3.000 GB");
  expect(messageCountText(1_000, germanNumber)).toBe("1.000 messages");
});

it("counts in words", () => {
  expect(messageCountText(1, englishNumber)).toBe("1 message");
  expect(messageCountText(1000, englishNumber)).toBe("1,000 messages");
  expect(hiddenImagesText(1, englishNumber)).toMatch(/^1 remote image is not shown/);
  expect(hiddenImagesText(2, englishNumber)).toMatch(/^2 remote images are not shown/);
  expect(ticketRangeText({ from: 51, tickets: Array(50) }, englishNumber)).toBe("51–100");
});
