import { expect, it } from "vitest";
import { englishHabits, englishNumber, numberText } from "./number-text";

it.each([
  [0, "0"],
  [999, "999"],
  [1_840, "1,840"],
  [18_400, "18,400"],
  [100_000, "100,000"],
  [1_234_567, "1,234,567"],
  [99.8, "99.8"],
  [1_234.5, "1,234.5"],
])("%d is %s in English", (value, text) => {
  expect(englishNumber(value)).toBe(text);
});

it("writes as many digits behind the decimal sign as are asked for", () => {
  expect(englishNumber(1, 1)).toBe("1.0");
  expect(englishNumber(1_234.56, 0)).toBe("1,235");
});

it("groups in pairs where that is done", () => {
  const indian = numberText({ ...englishHabits, inPairs: true });
  expect([999, 1_840, 100_000, 12_345_678].map((value) => indian(value))).toEqual([
    "999",
    "1,840",
    "1,00,000",
    "1,23,45,678",
  ]);
});

it("leaves four digits together where that is done", () => {
  const spanish = numberText({ group: ".", decimal: ",", inPairs: false, groupedFrom: 5 });
  expect([1_840, 18_400, 1.5].map((value) => spanish(value))).toEqual(["1840", "18.400", "1,5"]);
});
