import fc from "fast-check";
import { expect, it } from "vitest";
import { englishHabits, numberText } from "@/lib/number-text";
import { numberHabits } from "./number-habits";

const written = (acceptLanguage: string | null) => {
  const number = numberText(numberHabits(acceptLanguage));
  return [number(1_840), number(100_000), number(99.8)];
};

it.each([
  ["en-GB,en;q=0.9", ["1,840", "100,000", "99.8"]],
  ["de", ["1.840", "100.000", "99,8"]],
  ["de-DE,en;q=0.5", ["1.840", "100.000", "99,8"]],
  ["fr", ["1\u00a0840", "100\u00a0000", "99,8"]],
  ["de-CH, de;q=0.9", ["1’840", "100’000", "99.8"]],
  ["en-IN", ["1,840", "1,00,000", "99.8"]],
  ["es", ["1840", "100.000", "99,8"]],
  ["ar-EG", ["1,840", "100,000", "99.8"]],
])("a browser that asks for %s reads %j", (acceptLanguage, texts) => {
  // One Swiss apostrophe or the other: that depends on the version of Unicode's data that the server has.
  expect(written(acceptLanguage).map((text) => text.replace("'", "’"))).toEqual(texts);
});

it.each([null, "", "*", "x", "no such language", "tlh", "de_DE", ";q=1"])("%j is English", (acceptLanguage) => {
  expect(numberHabits(acceptLanguage)).toEqual(englishHabits);
});

it("writes as the language itself does, and throws for nothing that is sent", () => {
  fc.assert(
    fc.property(fc.constantFrom("de", "en-IN", "pl", "pt-PT", "sv", "hi"), fc.nat(), (language, value) => {
      expect(numberText(numberHabits(language))(value)).toBe(new Intl.NumberFormat(language).format(value));
    }),
  );
  fc.assert(fc.property(fc.string(), (sent) => void numberHabits(sent)));
});
