import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/errors/app-error";
import type { TokenAnswer } from "@/lib/mirakl/oauth/token-answer";
import { Secret } from "@/lib/secret";
import type { ApplicationIntegrationType } from "@/lib/vocabulary";
import { grantedName, grantedShop, grantedWhereabouts } from "./granted-shop";

const answer: TokenAnswer = {
  accessToken: new Secret("token"),
  refreshToken: null,
  expiresInSeconds: null,
  resourceOwner: "Sofia@example.com",
  companyId: "c-42",
  companyName: "Basecamp",
  marketplaceId: "acme-prod",
  marketplaceUrl: "https://acme-prod.mirakl.net/api",
  shopId: "2000",
  shopName: "Trailhead",
};
const read = (integrationType: ApplicationIntegrationType, own: Partial<TokenAnswer> = {}) =>
  grantedShop(
    { ...answer, ...own },
    { environment: "production", integrationType, clientId: "client-1" },
    "auth.mirakl.net",
  );
function failureOf(work: () => unknown) {
  try {
    return work();
  } catch (error) {
    return isAppError(error) ? { code: error.code, ...error.details } : error;
  }
}

const nobody = { companyId: null, companyName: null, shopId: null, shopName: null };

describe("grantedShop", () => {
  it("reads a seller's shop", () => {
    expect(read("marketplace_seller")).toEqual({
      ...nobody,
      identity: "shop|production|https://acme-prod.mirakl.net|2000",
      tenant: "https://acme-prod.mirakl.net",
      baseUrl: "https://acme-prod.mirakl.net",
      marketplaceId: "acme-prod",
      shopId: "2000",
      shopName: "Trailhead",
      resourceOwner: "Sofia@example.com",
    });
  });

  it("reads an operator's marketplace, and no shop even where one is named", () => {
    expect(read("marketplace_operator")).toEqual({
      ...nobody,
      identity: "operator|production|https://acme-prod.mirakl.net",
      tenant: "https://acme-prod.mirakl.net",
      baseUrl: "https://acme-prod.mirakl.net",
      marketplaceId: "acme-prod",
      resourceOwner: "Sofia@example.com",
    });
  });

  it("reads a company of Mirakl Connect, and no marketplace even where one is named", () => {
    expect(read("connect_seller")).toEqual({
      ...nobody,
      identity: "company|production|c-42",
      tenant: "c-42",
      baseUrl: null,
      marketplaceId: null,
      companyId: "c-42",
      companyName: "Basecamp",
      resourceOwner: "Sofia@example.com",
    });
  });

  it.each([
    ["https://acme-prod.mirakl.net/api", "https://acme-prod.mirakl.net"],
    ["https://acme-prod.mirakl.net/api/", "https://acme-prod.mirakl.net"],
    ["https://ACME-prod.mirakl.net", "https://acme-prod.mirakl.net"],
    ["acme-prod.mirakl.net", "https://acme-prod.mirakl.net"],
    ["https://marketplace.bestbuy.ca:8443/api", "https://marketplace.bestbuy.ca:8443"],
  ])("takes the origin of %s, so that one shop has one identity", (marketplaceUrl, origin) => {
    const { baseUrl, identity, tenant } = read("marketplace_seller", { marketplaceUrl });
    expect({ baseUrl, identity, tenant }).toEqual({
      baseUrl: origin,
      tenant: origin,
      identity: `shop|production|${origin}|2000`,
    });
  });

  it("keeps the same shop of two environments apart", () => {
    const facts = { integrationType: "marketplace_seller", clientId: "client-1" } as const;
    const identities = (["development", "preproduction", "production"] as const).map(
      (environment) => grantedShop(answer, { ...facts, environment }, "auth").identity,
    );
    expect(new Set(identities).size).toBe(3);
  });

  it("does not need names or an e-mail", () => {
    const own = { shopName: null, marketplaceId: null, resourceOwner: null };
    expect(read("marketplace_seller", own)).toMatchObject({ ...own, shopId: "2000" });
  });

  it.each<[ApplicationIntegrationType, Partial<TokenAnswer>, string]>([
    ["marketplace_seller", { shopId: null }, "shop_id"],
    ["marketplace_seller", { marketplaceUrl: null }, "marketplace_url"],
    ["marketplace_seller", { marketplaceUrl: "ftp://acme-prod.mirakl.net" }, "a usable marketplace_url"],
    [
      "marketplace_seller",
      { marketplaceUrl: `https://${["user", "pass"].join(":")}@acme-prod.mirakl.net` },
      "a usable marketplace_url",
    ],
    ["marketplace_seller", { marketplaceUrl: "not an address" }, "a usable marketplace_url"],
    ["marketplace_operator", { marketplaceUrl: null }, "marketplace_url"],
    ["connect_seller", { companyId: null }, "company_id"],
  ])("refuses an answer for a %s with %j", (integrationType, own, field) => {
    expect(failureOf(() => read(integrationType, own))).toEqual({
      code: "grant_identity_missing",
      host: "auth.mirakl.net",
      reason: `${field} is missing from its answer`,
    });
  });
});

describe("the words for what was granted", () => {
  const nothing = { ...nobody, baseUrl: null };
  const baseUrl = "https://acme-prod.mirakl.net";
  it.each([
    [{ baseUrl, shopId: "2000", shopName: "Trailhead" }, "Trailhead", "Shop 2000 on acme-prod.mirakl.net"],
    [{ baseUrl, shopId: "2000" }, "Shop 2000", "Shop 2000 on acme-prod.mirakl.net"],
    [{ baseUrl }, "acme-prod.mirakl.net", "Operator of acme-prod.mirakl.net"],
    [{ companyId: "c-42", companyName: "Basecamp" }, "Basecamp", "Mirakl Connect, company c-42"],
    [{ companyId: "c-42" }, "Company c-42", "Mirakl Connect, company c-42"],
    [{}, "Mirakl", "Mirakl Connect"],
  ])("of %j", (own, name, whereabouts) => {
    const shop = { ...nothing, ...own };
    expect([grantedName(shop), grantedWhereabouts(shop)]).toEqual([name, whereabouts]);
  });
});
