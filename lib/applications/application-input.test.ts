import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "@/lib/accounts/connection-input";
import { applicationChangeInput, applicationInput, audienceProblem } from "./application-input";

const input = {
  name: " Juble ",
  slug: " Juble-Sellers ",
  redirectUri: " https://latchkey.example.com/auth/mirakl?tenant=acme ",
  sendsRedirectUri: true,
  sendsResponseType: false,
  audience: "",
  environment: "production",
  integrationType: "marketplace_seller",
  clientId: " client-1 ",
  clientSecret: " s3cret ",
};
function errorsOf(own: object) {
  const result = applicationInput.safeParse({ ...input, ...own });
  return result.success ? {} : fieldErrorsOf(result.error);
}

describe("applicationInput", () => {
  it("cleans what people paste", () => {
    expect(applicationInput.parse(input)).toEqual({
      ...input,
      name: "Juble",
      slug: "juble-sellers",
      redirectUri: "https://latchkey.example.com/auth/mirakl?tenant=acme",
      audience: null,
      clientId: "client-1",
      clientSecret: "s3cret",
    });
  });

  it.each([
    ["a name", { name: "  " }, "name"],
    ["a name that is not too long", { name: "x".repeat(121) }, "name"],
    ["an environment", { environment: undefined }, "environment"],
    ["a known environment", { environment: "live" }, "environment"],
    ["an integration type", { integrationType: undefined }, "integrationType"],
    ["one that Sign in with Mirakl exists for", { integrationType: "connect_channel_partner" }, "integrationType"],
    ["a client ID", { clientId: "" }, "clientId"],
    ["a client ID in one word", { clientId: "client 1" }, "clientId"],
    ["a client secret", { clientSecret: " " }, "clientSecret"],
    ["a client secret without line breaks", { clientSecret: "a\nb" }, "clientSecret"],
    ["a slug", { slug: "" }, "slug"],
    ["a slug without spaces", { slug: "two words" }, "slug"],
    ["a slug without slashes", { slug: "a/b" }, "slug"],
    ["a slug without dots", { slug: ".." }, "slug"],
    ["single hyphens inside of the slug", { slug: "a--b" }, "slug"],
    ["no hyphen at the slug's end", { slug: "a-" }, "slug"],
    ["a slug that is not too long", { slug: "a".repeat(61) }, "slug"],
    ["a redirect URI", { redirectUri: "" }, "redirectUri"],
    ["an absolute redirect URI", { redirectUri: "/auth/mirakl" }, "redirectUri"],
    ["a web address", { redirectUri: "javascript:alert(1)" }, "redirectUri"],
    ["a redirect URI without a fragment", { redirectUri: "https://a.example/auth/mirakl#x" }, "redirectUri"],
    [
      "a redirect URI without spaces or control characters",
      { redirectUri: "https://a.example/auth/mi\nrakl" },
      "redirectUri",
    ],
    ["a redirect URI without a zero byte", { redirectUri: "https://a.example/auth/mirakl?a=\0" }, "redirectUri"],
    ["a redirect URI with plain slashes", { redirectUri: "https:\\\\a.example\\auth" }, "redirectUri"],
    ["whole characters", { name: "half \ud83d" }, "name"],
    ["a redirect URI that is not too long", { redirectUri: `https://a.example/${"x".repeat(500)}` }, "redirectUri"],
    ["an audience without spaces", { audience: "acme prod" }, "audience"],
    ["a shop that is a number", { audience: "acme-prod:shop" }, "audience"],
    ["one shop", { audience: "acme-prod:1:2" }, "audience"],
  ])("wants %s", (_, own, field) => {
    expect(Object.keys(errorsOf(own))).toEqual([field]);
  });

  it.each(["acme-prod", "acme-prod:2000"])("takes %s as a seller's audience", (audience) => {
    expect(applicationInput.parse({ ...input, audience }).audience).toBe(audience);
  });

  it("holds the audience to the integration type", () => {
    expect(errorsOf({ audience: "acme-prod:2000", integrationType: "marketplace_operator" })).toEqual({
      audience: "An operator’s audience is the marketplace alone, such as acme-prod",
    });
    expect(errorsOf({ audience: "acme-prod", integrationType: "connect_seller" })).toEqual({
      audience: "Mirakl Connect sellers are sent no audience: leave it empty",
    });
  });

  it("lets nobody change what accounts were granted to", () => {
    const applicationId = "00000000-0000-4000-8000-000000000000";
    const change = applicationChangeInput.parse({ ...input, applicationId });
    expect(Object.keys(change).sort()).toEqual(
      ["applicationId", "audience", "name", "redirectUri", "sendsRedirectUri", "sendsResponseType", "slug"].sort(),
    );
  });
});

describe("audienceProblem", () => {
  it.each([
    ["marketplace_operator", "acme-prod", true],
    ["marketplace_operator", "acme-prod:2000", false],
    ["marketplace_operator", null, true],
    ["marketplace_seller", "acme-prod", true],
    ["marketplace_seller", "acme-prod:2000", true],
    ["marketplace_seller", null, true],
    ["connect_seller", "acme-prod", false],
    ["connect_seller", "acme-prod:2000", false],
    ["connect_seller", null, true],
  ] as const)("of a %s with %s", (integrationType, audience, isFine) => {
    expect(audienceProblem(integrationType, audience) === null).toBe(isFine);
  });
});
