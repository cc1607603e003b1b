import { expect, it } from "vitest";
import { englishNumber } from "@/lib/number-text";
import { paths } from "@/lib/paths";
import { threadsReadText, ticketsOf } from "./pull-words";

it.each([
  [0, "Reading the messages of the last 30 days"],
  [1, "Reading the messages of the last 30 days, 1 thread so far"],
  [1240, "Reading the messages of the last 30 days, 1,240 threads so far"],
])("says how far the first pull has come: %i threads", (threads, expected) => {
  expect(threadsReadText(threads, englishNumber)).toBe(expected);
});

it("leads to the tickets of the account alone", () => {
  const accountId = "0b0e7a4c-3a52-4c52-8a2c-6f2f3a7d9b10";
  expect(paths.tickets(ticketsOf(accountId))).toBe(`/tickets?account=${accountId}`);
});
