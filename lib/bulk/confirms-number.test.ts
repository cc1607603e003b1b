import { expect, it } from "vitest";
import { confirmsNumber } from "./confirms-number";

it.each(["3090", "3,090", "3.090", "3 090", "3\u202f090", "3’090", " 3090 "])("3090 may be typed as %j", (typed) => {
  expect(confirmsNumber(typed, 3_090)).toBe(true);
});

it.each([undefined, "", "309", "30900", "three"])("%j is not 3090", (typed) => {
  expect(confirmsNumber(typed, 3_090)).toBe(false);
});
