import { expect, it } from "vitest";
import { initials } from "./person";

it.each([
  ["Nadia Berger", "NB"],
  ["Admin", "A"],
  ["  anna maria  van der Berg ", "AB"],
  ["Élodie 😀", "É😀"],
  ["", ""],
])("%j has the initials %j", (name, expected) => {
  expect(initials(name)).toBe(expected);
});
