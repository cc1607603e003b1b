import { describe, expect, it } from "vitest";
import { apiKeyPageUrl, normaliseMiraklUrl } from "./mirakl-url";

describe("normaliseMiraklUrl", () => {
  it.each([
    ["acme-prod.mirakl.net", "https://acme-prod.mirakl.net"],
    ["  https://acme-prod.mirakl.net/  ", "https://acme-prod.mirakl.net"],
    ["https://ACME-prod.Mirakl.net/api", "https://acme-prod.mirakl.net"],
    ["acme-prod.mirakl.net/mmp/shop/user/api?tab=1#key", "https://acme-prod.mirakl.net"],
    ["http://acme-prod.mirakl.net", "http://acme-prod.mirakl.net"],
    ["marketplace.bestbuy.ca/mmp/shop", "https://marketplace.bestbuy.ca"],
    ["https://acme-prod.mirakl.net:443", "https://acme-prod.mirakl.net"],
    ["https://acme-prod.mirakl.net:8443/api/", "https://acme-prod.mirakl.net:8443"],
    ["acme-prod.mirakl.net.", "https://acme-prod.mirakl.net"],
    ["localhost:4401", "http://localhost:4401"],
    ["127.0.0.1:4401/api", "http://127.0.0.1:4401"],
    ["http://127.0.0.1:4401", "http://127.0.0.1:4401"],
    ["bücher.example", "https://xn--bcher-kva.example"],
  ])("reads %s as %s", (typed, origin) => {
    expect(normaliseMiraklUrl(typed)).toMatchObject({ ok: true, origin });
  });

  it("tells what was cleaned", () => {
    expect(normaliseMiraklUrl("https://acme-prod.mirakl.net")).toMatchObject({ shortenedFrom: null });
    expect(normaliseMiraklUrl("acme-prod.mirakl.net/api")).toMatchObject({ shortenedFrom: "acme-prod.mirakl.net/api" });
  });

  it.each([
    "",
    "   ",
    "acme",
    "acme prod.mirakl.net",
    "ftp://acme-prod.mirakl.net",
    "https://",
    "https://user:pw@acme.example",
    "javascript:alert(1)",
    "http://",
  ])("refuses %j with a sentence", (typed) => {
    const result = normaliseMiraklUrl(typed);
    expect(result.ok).toBe(false);
    expect(result.ok ? "" : result.message.length).toBeGreaterThan(10);
  });
});

it("builds the page of the API key", () => {
  expect(apiKeyPageUrl("https://acme-prod.mirakl.net")).toBe("https://acme-prod.mirakl.net/mmp/shop/user/api");
});
