import { expect, it } from "vitest";
import { hostsTitle } from "./trouble-words";

it.each([
  [["a"], "a does not answer."],
  [["a", "b"], "a and b do not answer."],
  [["a", "b", "c"], "a, b and c do not answer."],
  [["a", "b", "c", "d"], "a, b and 2 more hosts do not answer."],
])("names hosts that are in trouble: %o", (hosts, expected) => {
  expect(hostsTitle(hosts)).toBe(expected);
});
