import { describe, expect, it } from "vitest";
import type { Environment } from "@/lib/vocabulary";
import { compareEnvironment } from "./compare-environment";

const custom = "marketplace.dev-shop.example";

describe("compareEnvironment", () => {
  it.each<[string | null, string, Environment, string | null, boolean | null]>([
    ["acme-prod", custom, "production", "acme-prod", true],
    ["acme-prod", custom, "development", "acme-prod", false],
    ["acme-preprod", custom, "preproduction", "acme-preprod", true],
    ["acme-preprod", custom, "production", "acme-preprod", false],
    ["acme-pre-prod", custom, "production", "acme-pre-prod", false],
    ["ACME_PREPRODUCTION", custom, "preproduction", "ACME_PREPRODUCTION", true],
    ["acme-dev", custom, "development", "acme-dev", true],
    ["acme-dev2", custom, "production", "acme-dev2", false],
    ["acme-staging", custom, "preproduction", "acme-staging", true],
    ["acme-uat", custom, "development", "acme-uat", true],
    ["acme-test", custom, "production", "acme-test", false],
    ["test-shop-prod", custom, "production", "test-shop-prod", true],
    ["acme-prod", "acme-dev.mirakl.net", "production", "acme-prod", true],
    [null, "acme-dev.mirakl.net", "production", "acme-dev.mirakl.net", false],
    ["acme", "ACME-PROD.mirakl.net", "production", "ACME-PROD.mirakl.net", true],
    ["acme", "acme.mirakl.net", "production", null, null],
    ["devon-products", custom, "production", null, null],
    ["", custom, "production", null, null],
    [null, custom, "production", null, null],
    [null, "dev.mirakl.net.example.com", "production", null, null],
    ["constructor", custom, "production", null, null],
    ["acme-prod", "acme-dev.mirakl.net", "sandbox", null, null],
  ])("of tenant %s at %s with %s chosen", (tenantName, host, chosen, name, agrees) => {
    const expected = name === null ? null : { name, agrees };
    expect(compareEnvironment({ tenantName, host }, chosen)).toEqual(expected);
  });
});
