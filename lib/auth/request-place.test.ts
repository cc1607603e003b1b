import { describe, expect, it } from "vitest";
import { addressPlace } from "./request-place";

describe("the place of an address", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"],
    ["::1", "::/64"],
  ])("%s is %s", (address, place) => {
    expect(addressPlace(address)).toBe(place);
  });
});
