import { expect, it } from "vitest";
import { addedNote, updatedNote } from "./added-note";

it.each([
  ["marketplace_seller", null, /messages arrive within two minutes/],
  ["marketplace_seller", "shop", /messages arrive within two minutes/],
  ["connect_seller", null, /messages arrive within two minutes/],
  ["marketplace_seller", "messages", /may not read messages/],
  ["connect_channel_partner", null, /has no messages/],
  ["marketplace_operator", null, /no messages of its own/],
] as const)("%s with limited rights %s", (integrationType, limitedRights, sentence) => {
  expect(addedNote({ integrationType, limitedRights, status: "active" })).toMatch(sentence);
});

it("promises nothing when the first check failed", () => {
  const account = { integrationType: "marketplace_seller", limitedRights: null, status: "reconnect" } as const;
  expect(addedNote(account)).toMatch(/first check failed/);
  expect(updatedNote(account)).toMatch(/first check failed/);
  expect(updatedNote({ status: "active" })).toMatch(/granted access again/);
});
