import { expect, it } from "vitest";
import { isCurrent } from "./navigation";

it.each([
  ["/accounts", true],
  ["/accounts/new", true],
  ["/accounts/0b1e", true],
  ["/accounts-archive", false],
  ["/settings", false],
])("on %s the link to the accounts is current: %s", (pathname, expected) => {
  expect(isCurrent("/accounts", pathname)).toBe(expected);
});
