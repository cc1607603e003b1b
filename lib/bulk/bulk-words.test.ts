import { expect, it } from "vitest";
import { englishNumber } from "@/lib/number-text";
import { germanNumber } from "@/lib/testing/german-number";
import { countedRows, runTitle, skippedPhrase } from "./bulk-words";

it.each([
  ["English", englishNumber, "1,240"],
  ["German", germanNumber, "1.240"],
] as const)("counts accounts and rows for a reader of %s", (_, number, count) => {
  const counts = { total: 1_240, pending: 0, done: 1_240, skipped: 0, failed: 0 };
  expect(runTitle({ kind: "refresh", tag: null, counts }, number)).toBe(`Refresh the tokens of ${count} accounts`);
  expect(runTitle({ kind: "tag", tag: "Q1", counts }, number)).toBe(`Add the tag “Q1” to ${count} accounts`);
  expect(countedRows(1_240, number)).toBe(`${count} rows`);
  expect(skippedPhrase("revoked", 1_240, number)).toBe(`${count} are revoked already`);
});
