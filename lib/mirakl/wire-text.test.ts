import { describe, expect, it } from "vitest";
import { threadWire } from "./marketplace/thread-wire";
import { shopWire } from "./marketplace/wire";
import { identifier, oneLine, optionalLine } from "./wire-text";

describe("the other side's words", () => {
  it("lose what a line or a database cannot hold, and what reverses the text around them", () => {
    expect(oneLine("A\0B\n\u202eC\u2066D\ud800E\u2028F")).toBe("ABCDEF");
    expect(oneLine("Zoë's 👩‍👩‍👧 مرحبا")).toBe("Zoë's 👩‍👩‍👧 مرحبا");
    expect(oneLine("x".repeat(1_000_000))).toHaveLength(1_000);
  });

  it("are none where nothing is left of them, or where they are no text", () => {
    for (const nothing of ["", "\0", "\u202e", null, undefined, 7, {}]) expect(optionalLine.parse(nothing)).toBeNull();
  });

  it("are no ID where they cannot be stored", () => {
    for (const bad of ["", "a\0", "\ud800", 1.5]) expect(identifier.safeParse(bad).success).toBe(false);
    expect([identifier.parse(2000), identifier.parse("2000")]).toEqual(["2000", "2000"]);
  });
});

it("a shop's and a customer's name are lines of text wherever they come from", () => {
  expect(shopWire.parse({ shop_id: 1, shop_name: "Base\0camp\u202e" }).shop_name).toBe("Basecamp");
  const person = { type: "CUSTOMER\0", id: "1", display_name: "Marta\0\u202e" };
  const thread = threadWire.parse({
    id: "1",
    date_created: "2025-01-01T00:00:00Z",
    date_updated: "2025-01-01T00:00:00Z",
    topic: { type: "FREE", value: "Where\0?" },
    current_participants: [person, { ...person, id: "a\0" }],
    metadata: {},
    messages: [],
  });
  expect(thread.topic?.value).toBe("Where?");
  expect(thread.current_participants).toEqual([
    { type: "CUSTOMER", id: "1", display_name: "Marta" },
    { type: "CUSTOMER", id: null, display_name: "Marta" },
  ]);
});
