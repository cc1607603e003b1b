import { expect, it } from "vitest";
import { englishNumber } from "@/lib/number-text";
import { recheckProgress } from "./recheck-words";

it.each([
  [0, 0, 0, false, "No account had to be checked again."],
  [1, 1, 0, false, "1 account was checked again and works."],
  [4, 4, 0, false, "All 4 accounts work again."],
  [4, 1, 0, true, "1 of 4 accounts checked again."],
  [4, 1, 2, true, "3 of 4 accounts checked again, 2 of them failed."],
  [4, 3, 1, false, "3 of 4 accounts work again, 1 needs a look under Accounts."],
  [2, 0, 2, false, "0 of 2 accounts work again, 2 need a look under Accounts."],
])("of %i, %i renewed and %i failed: running %s, %j", (total, renewed, failed, isRunning, sentence) => {
  expect(
    recheckProgress({ startedAt: "2026-11-20T15:00:00.000Z", total, renewed, failed }, englishNumber),
  ).toMatchObject({
    isRunning,
    sentence,
  });
});
