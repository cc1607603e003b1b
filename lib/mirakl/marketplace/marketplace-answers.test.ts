import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { Secret } from "@/lib/secret";
import { interpretPlatform } from "./get-platform";
import { interpretShop } from "./get-shop";
import { interpretVersion } from "./get-version";
import { interpretThreads } from "./list-threads";
import type { AskedMarketplace } from "./marketplace-call";

const host = "acme-prod.mirakl.net";
const byKey: AskedMarketplace = {
  host,
  credentialKind: "api_key",
  shopId: null,
  sent: [new Secret("very-secret-key")],
};
const byToken: AskedMarketplace = { ...byKey, credentialKind: "token" };
const ofShop: AskedMarketplace = { ...byKey, shopId: "2000" };
const html = (status: number) => new Response("<html></html>", { status, headers: { "content-type": "text/html" } });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "no failure",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
const detailsOf = (call: Promise<unknown>) =>
  call.then(
    () => "no failure",
    (error: unknown) => (error instanceof AppError ? error.details : error),
  );

describe("V01", () => {
  const interpret = (response: Response) => interpretVersion(response, { host, sent: [] });

  it.each([
    ["a version", Response.json({ version: "3.214.1" }), "3.214.1"],
    ["another object", Response.json({ status: "UP" }), null],
    ["a version of another kind", Response.json({ version: 3 }), null],
    ["nothing", new Response(""), null],
  ])("recognises an instance by %s", async (_, response, version) => {
    expect(await interpret(response)).toEqual({ version });
  });

  it.each([
    ["a page", html(200)],
    ["a list", Response.json([1])],
    ["a number", new Response("3.214")],
    ["a redirect", new Response(null, { status: 302, headers: { location: "https://elsewhere.example" } })],
    ["a missing page", html(404)],
    ["a JSON error", Response.json({ message: "no" }, { status: 404 })],
    ["a closed door", new Response(null, { status: 401 })],
    ["204", new Response(null, { status: 204 })],
  ])("does not recognise one by %s", async (_, response) => {
    expect(await codeOf(interpret(response))).toBe("mirakl_not_an_instance");
  });

  it.each([
    [429, "mirakl_rate_limited"],
    [500, "mirakl_unavailable"],
    [503, "mirakl_unavailable"],
  ])("leaves it open for %i", async (status, code) => {
    expect(await codeOf(interpret(html(status)))).toBe(code);
  });
});

describe("A01", () => {
  it("takes the shop and nothing else", async () => {
    const shop = await interpretShop(
      Response.json({
        shop_id: 2000,
        shop_name: "ACME SHOP",
        shop_state: "SUSPENDED",
        suspension_type: "MANUAL",
        currency_iso_code: "USD",
        payment_info: { iban: "FR7630006000011234567890189" },
        contact_informations: { street1: "30, Prince Street" },
      }),
      byKey,
    );
    expect(shop).toEqual({
      id: "2000",
      name: "ACME SHOP",
      state: "SUSPENDED",
      suspensionType: "MANUAL",
      currency: "USD",
    });
  });

  it("needs no more than the shop's number and name", async () => {
    const shop = await interpretShop(Response.json({ shop_id: "7", shop_name: "", shop_state: 5 }), byKey);
    expect(shop).toEqual({ id: "7", name: "", state: null, suspensionType: null, currency: null });
  });

  it.each([
    ["no number", { shop_name: "ACME" }, "its shop_id is missing or of another kind"],
    ["no name", { shop_id: 1 }, "its shop_name is missing or of another kind"],
    ["a list", [], "it is not a JSON object"],
  ])("is malformed with %s", async (_, body, reason) => {
    expect(await detailsOf(interpretShop(Response.json(body), byKey))).toEqual({ host, status: 200, reason });
  });
});

describe("PC01 and M11", () => {
  it("take the names of the platform", async () => {
    const platform = await interpretPlatform(
      Response.json({ platform_name: "", tenant_name: "acme-prod", x: 1 }),
      byKey,
    );
    expect(platform).toEqual({ name: null, tenantName: "acme-prod" });
  });

  it("count threads, whatever these hold", async () => {
    expect(await interpretThreads(Response.json({ data: [{ id: "t" }], next_page_token: "x" }), byKey)).toEqual({
      count: 1,
      threads: [],
      unreadable: 1,
      nextPageToken: "x",
    });
    const empty = { count: 0, threads: [], unreadable: 0, nextPageToken: null };
    expect(await interpretThreads(Response.json({ data: [] }), byKey)).toEqual(empty);
    expect(await codeOf(interpretThreads(Response.json({ data: {} }), byKey))).toBe("mirakl_malformed_response");
  });
});

describe("refusals of a marketplace", () => {
  it.each<[ErrorCode, string, Response, AskedMarketplace]>([
    ["mirakl_credentials_rejected", "401 for a key", html(401), byKey],
    ["mirakl_token_rejected", "401 for a token", html(401), byToken],
    ["mirakl_permission_missing", "403", html(403), byKey],
    ["mirakl_shop_not_found", "404 for a named shop", html(404), ofShop],
    ["mirakl_shop_not_found", "404 of an API", Response.json({ message: "none" }, { status: 404 }), byKey],
    ["mirakl_not_an_instance", "404 of a page", html(404), byKey],
    ["mirakl_rate_limited", "429", html(429), byKey],
    ["mirakl_unavailable", "500", html(500), byKey],
    ["mirakl_malformed_response", "a page", html(200), byKey],
    ["mirakl_malformed_response", "a redirect", html(302), byKey],
    ["mirakl_request_refused", "400", Response.json({ message: "no" }, { status: 400 }), byKey],
    ["mirakl_malformed_response", "406", html(406), byKey],
  ])("are %s for %s", async (code, _, response, asked) => {
    for (const interpret of [interpretShop, interpretPlatform, interpretThreads]) {
      expect(await codeOf(interpret(response.clone(), asked))).toBe(code);
    }
  });

  it("are quoted without the key that was sent", async () => {
    const body = { message: "No user for very-secret-key" };
    const details = await detailsOf(interpretShop(Response.json(body, { status: 401 }), byKey));
    expect(details).toEqual({ host, status: 401, theirWords: "No user for [hidden]" });
  });

  it("name the shop that was asked for", async () => {
    expect(await detailsOf(interpretShop(html(404), ofShop))).toEqual({ host, status: 404, shopId: "2000" });
  });
});
