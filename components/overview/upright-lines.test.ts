import { expect, test } from "vitest";
import { uprightLines } from "./upright-lines";

test("lines become one path, to a hundredth of a unit", () => {
  const lines = [
    { x: 1 / 3, from: 72, to: 10 },
    { x: 1, from: 48, to: 0.126 },
  ];
  expect(uprightLines(lines)).toBe("M0.33 72V10M1 48V0.13");
});

test("without lines there is no path", () => {
  expect(uprightLines([])).toBeUndefined();
});
