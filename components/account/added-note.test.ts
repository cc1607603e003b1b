import { expect, it } from "vitest";
import { addedNote } from "./added-note";

it.each([
  ["marketplace_seller", null, /messages arrive within two minutes/],
  ["marketplace_seller", "shop", /messages arrive within two minutes/],
  ["connect_seller", null, /messages arrive within two minutes/],
  ["marketplace_seller", "messages", /may not read messages/],
  ["connect_channel_partner", null, /has no messages/],
] as const)("%s with limited rights %s", (integrationType, limitedRights, sentence) => {
  expect(addedNote({ integrationType, limitedRights })).toMatch(sentence);
});
