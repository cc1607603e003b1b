import { expect, it } from "vitest";
import { audienceHint } from "./audience-hint";

it("says what an empty audience means", () => {
  expect(audienceHint("marketplace_seller")).toMatch(/acme-prod:2000\. Left empty, it is chosen at Mirakl\.$/);
  expect(audienceHint("marketplace_operator", "acme-prod")).toMatch(/the application’s own is sent: acme-prod\.$/);
});

it("tells Mirakl Connect sellers to leave it empty", () => {
  expect(audienceHint("connect_seller")).toMatch(/leave it empty/);
});
