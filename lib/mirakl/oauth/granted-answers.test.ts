import { describe, expect, it } from "vitest";
import type { ErrorCode } from "@/lib/errors/error-table";
import { failureOf } from "../testing/recorded-fetch";
import { interpretTokenAnswer, type TokenGrantType } from "./interpret-token-answer";

const asked = (grantType: TokenGrantType) => ({
  authUrl: "https://auth.mirakl.net",
  host: "auth.mirakl.net",
  client: { client_id: "client" },
  grantType,
  audience: null,
  sent: [],
});
const interpret = (body: object, status = 200, grantType: TokenGrantType = "authorization_code") =>
  interpretTokenAnswer(Response.json(body, { status }), asked(grantType));

/** What every type has in common, without a lifetime: Mirakl's default. */
const granted = {
  token_type: "bearer",
  access_token: "eyJ.a.b",
  refresh_token: "r3fresh",
  resource_owner: "sofia@example.com",
};
const seller = {
  ...granted,
  shop_id: "2000",
  shop_name: "Trailhead",
  marketplace_id: "acme-prod",
  marketplace_url: "https://acme-prod.mirakl.net/api",
};
const nothing = {
  companyId: null,
  companyName: null,
  marketplaceId: null,
  marketplaceUrl: null,
  shopId: null,
  shopName: null,
};

describe("what was granted", () => {
  it.each([
    [
      "a marketplace seller",
      seller,
      {
        shopId: "2000",
        shopName: "Trailhead",
        marketplaceId: "acme-prod",
        marketplaceUrl: "https://acme-prod.mirakl.net/api",
      },
    ],
    [
      "a marketplace operator",
      { ...granted, marketplace_id: "acme-prod", marketplace_url: "https://acme-prod.mirakl.net" },
      { marketplaceId: "acme-prod", marketplaceUrl: "https://acme-prod.mirakl.net" },
    ],
    [
      "a Mirakl Connect seller",
      { ...granted, company_id: "c-42", company_name: "Basecamp", company_type: "SELLER" },
      { companyId: "c-42", companyName: "Basecamp" },
    ],
    [
      "a Mirakl Connect seller as in Mirakl's example",
      { ...granted, company_id: "c-42", company_name: "Basecamp", company_kind: "SELLER" },
      { companyId: "c-42", companyName: "Basecamp" },
    ],
  ])("is read for %s", async (_, body, facts) => {
    const { accessToken, refreshToken, ...rest } = await interpret(body);
    expect(accessToken.reveal()).toBe("eyJ.a.b");
    expect(refreshToken?.reveal()).toBe("r3fresh");
    expect(rest).toEqual({ ...nothing, ...facts, expiresInSeconds: null, resourceOwner: "sofia@example.com" });
  });

  it("may have numbers for IDs", async () => {
    const token = await interpret({ ...seller, shop_id: 2000, marketplace_id: 17, company_id: 42 });
    expect(token).toMatchObject({ shopId: "2000", marketplaceId: "17", companyId: "42" });
  });

  it.each([
    ["Bearer with a capital", { token_type: "Bearer" }, { expiresInSeconds: null }],
    ["a lifetime", { expires_in: 3600 }, { expiresInSeconds: 3600 }],
    ["no refresh token", { refresh_token: undefined }, { refreshToken: null }],
    ["an empty refresh token", { refresh_token: "" }, { refreshToken: null }],
    ["no resource owner", { resource_owner: undefined }, { resourceOwner: null }],
    ["nothing for a name", { shop_name: null }, { shopName: null }],
    ["empty texts for what does not apply", { company_id: "", company_name: "" }, { companyId: null }],
    [
      "fields that nobody knows",
      { scope: "x", shop: { id: 1 }, roles: ["a"], id_token: "no.j.wt" },
      { shopId: "2000" },
    ],
  ])("may come with %s", async (_, own, facts) => {
    expect(await interpret({ ...seller, ...own })).toMatchObject(facts);
  });

  it.each([
    ["a list for an ID", { shop_id: [2000] }],
    ["an object for a name", { shop_name: { en: "Trailhead" } }],
    ["a number for an e-mail", { resource_owner: 7 }],
    ["a refresh token that no form carries", { refresh_token: "a\nb" }],
  ])("is malformed with %s", async (_, own) => {
    expect(await failureOf(interpret({ ...seller, ...own }))).toMatchObject({ code: "mirakl_malformed_response" });
  });
});

describe("a refusal, by the grant that was sent", () => {
  it.each<[string, number, Record<TokenGrantType, ErrorCode>]>([
    [
      "invalid_grant",
      400,
      {
        authorization_code: "oauth_code_rejected",
        refresh_token: "mirakl_grant_expired",
        client_credentials: "mirakl_grant_expired",
      },
    ],
    [
      "invalid_request",
      400,
      {
        authorization_code: "oauth_code_rejected",
        refresh_token: "mirakl_malformed_response",
        client_credentials: "mirakl_malformed_response",
      },
    ],
    [
      "invalid_client",
      401,
      {
        authorization_code: "mirakl_client_rejected",
        refresh_token: "mirakl_client_rejected",
        client_credentials: "mirakl_client_rejected",
      },
    ],
    [
      "unauthorized_client",
      400,
      {
        authorization_code: "mirakl_client_not_allowed",
        refresh_token: "mirakl_client_not_allowed",
        client_credentials: "mirakl_client_not_allowed",
      },
    ],
    [
      "invalid_grant",
      503,
      {
        authorization_code: "mirakl_unavailable",
        refresh_token: "mirakl_unavailable",
        client_credentials: "mirakl_unavailable",
      },
    ],
    [
      "invalid_grant",
      429,
      {
        authorization_code: "mirakl_rate_limited",
        refresh_token: "mirakl_rate_limited",
        client_credentials: "mirakl_rate_limited",
      },
    ],
  ])("%s with %i", async (error, status, codes) => {
    const grantTypes = Object.keys(codes) as TokenGrantType[];
    const failures = await Promise.all(grantTypes.map((type) => failureOf(interpret({ error }, status, type))));
    expect(failures).toEqual(
      grantTypes.map((type) => ({ code: codes[type], host: "auth.mirakl.net", status, oauthError: error })),
    );
  });
});
