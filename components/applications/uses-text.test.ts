import { expect, it } from "vitest";
import { englishNumber } from "@/lib/number-text";
import { usesText } from "./uses-text";

it.each([
  [0, 0, "None"],
  [1, 0, "1 account"],
  [1200, 0, "1,200 accounts"],
  [0, 1, "None, 1 revocation pending at Mirakl"],
  [2, 3, "2 accounts, 3 revocations pending at Mirakl"],
])("%i living and %i pending is %j", (livingAccounts, pendingRevocations, text) => {
  expect(usesText({ livingAccounts, pendingRevocations }, englishNumber)).toBe(text);
});
