import { expect, it } from "vitest";
import { marketplaceName } from "./public-application";

it.each([
  ["acme-prod", "Acme"],
  ["acme-prod:2000", "Acme"],
  ["acme", "Acme"],
  ["acme-preprod", "Acme"],
  ["acme.sandbox", "Acme"],
  ["best-buy_canada-prod", "Best Buy Canada"],
  ["ACME-PROD", "ACME"],
  ["prod", "Prod"],
  ["production-house", "Production House"],
])("the marketplace of the audience %s is called %s", (audience, name) => {
  expect(marketplaceName(audience)).toBe(name);
});
