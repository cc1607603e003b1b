import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { json, status } from "./testing/scripted-marketplace";
import { byKey, byToken, verifyScripted } from "./testing/verify-scripted";

describe("a marketplace where all is well", () => {
  it("passes every check by key", async () => {
    const { outcome, asked, checkOf } = await verifyScripted(byKey);
    expect(outcome).toMatchObject({
      canSave: true,
      token: null,
      shop: { id: "2000", name: "ACME SHOP", state: "OPEN", currency: "EUR" },
      limitedRights: null,
      tenantName: "acme-prod",
      platformName: "ACME",
      firstFailure: null,
    });
    expect(outcome.checks.map(({ state, detail, durationMs }) => [state, detail, durationMs])).toEqual([
      ["passed", "acme.example.com resolves and accepts connections", 0],
      ["passed", "Mirakl 3.214", 10],
      ["passed", "acme.example.com accepts the key", 10],
      ["passed", "acme-prod", 10],
      ["passed", "ACME SHOP (2000), open", 10],
      ["passed", "Readable", 10],
    ]);
    expect(checkOf.messages?.error).toBeNull();
    expect(asked).toEqual([
      { path: "/api/version", authorization: undefined, timeoutMs: 10_000 },
      { path: "/api/inbox/threads?limit=1", authorization: "the-api-key", timeoutMs: 10_000 },
      { path: "/api/platform/configuration", authorization: "the-api-key", timeoutMs: 10_000 },
      { path: "/api/account", authorization: "the-api-key", timeoutMs: 10_000 },
    ]);
  });

  it("passes every check by token, and hands the token over", async () => {
    const { outcome, asked, states, checkOf } = await verifyScripted({ ...byToken, shopId: "02000" });
    expect(states).toBe("passed passed passed passed passed passed");
    expect(checkOf.credentials?.detail).toBe("auth.mirakl.net issued a token");
    expect(outcome.token?.accessToken.reveal()).toBe("the-token");
    expect(asked.map(({ path }) => path)).toEqual([
      "/api/version",
      "/api/inbox/threads?limit=1&shop_id=02000",
      "/api/platform/configuration?shop_id=02000",
      "/api/account?shop_id=02000",
    ]);
    expect(new Set(asked.slice(1).map(({ authorization }) => authorization))).toEqual(new Set(["Bearer the-token"]));
  });

  it.each([
    [{ shop_state: "SUSPENDED", suspension_type: "NON_PAYMENT" }, "ACME (7), suspended (non payment)"],
    [{ shop_state: "CLOSE" }, "ACME (7), closed"],
    [{ shop_state: "TERMINATED" }, "ACME (7), terminated"],
    [{ shop_state: "ON_HOLIDAY" }, "ACME (7), on holiday"],
    [{}, "ACME (7)"],
  ])("says in words what state the shop is in: %o", async (own, words) => {
    const { outcome, checkOf } = await verifyScripted(byKey, { shop: json({ shop_id: 7, shop_name: "ACME", ...own }) });
    expect(checkOf.shop).toMatchObject({ state: "passed", detail: words });
    expect(outcome.canSave).toBe(true);
  });

  it("passes with an empty inbox and an instance that does not tell its version", async () => {
    const { states, checkOf } = await verifyScripted(byKey, { version: status(200), threads: json({ data: [] }) });
    expect(states).toBe("passed passed passed passed passed passed");
    expect(checkOf.instance?.detail).toBe("Answers like a Mirakl marketplace");
    expect(checkOf.messages?.detail).toBe("Readable, none yet");
  });
});

describe("Address", () => {
  it("fails before anything is called when the address may not be", async () => {
    const refusal = new AppError("address_not_allowed", { details: { host: "acme.example.com", reason: "no" } });
    const { outcome, asked, states, checkOf } = await verifyScripted(
      byKey,
      {},
      { checkAddress: () => Promise.reject(refusal) },
    );
    expect(states).toBe("failed skipped skipped skipped skipped skipped");
    expect(asked).toEqual([]);
    expect(checkOf.address).toMatchObject({ field: "baseUrl", error: { code: "address_not_allowed" } });
    expect(checkOf.instance).toMatchObject({ detail: "Not run, because Address failed", durationMs: null });
    expect(outcome).toMatchObject({ canSave: false, firstFailure: refusal });
  });

  it.each([
    "address_not_allowed",
    "address_not_found",
    "connection_refused",
    "connection_failed",
    "connection_timed_out",
    "tls_failed",
  ] as const)("fails when the first call ends with %s", async (code) => {
    const { states, checkOf } = await verifyScripted(byKey, { version: new AppError(code) });
    expect(states).toBe("failed skipped skipped skipped skipped skipped");
    expect(checkOf.address).toMatchObject({ field: "baseUrl", error: { code }, durationMs: 10 });
  });
});

describe("Mirakl instance", () => {
  it.each([
    ["mirakl_not_an_instance", new Response("<html>"), "baseUrl"],
    ["mirakl_rate_limited", status(429, { "retry-after": "30" }), null],
    ["mirakl_unavailable", status(503), null],
    ["mirakl_malformed_response", new AppError("mirakl_malformed_response"), null],
  ])("fails with %s", async (code, version, field) => {
    const { outcome, states, checkOf } = await verifyScripted(byKey, { version });
    expect(states).toBe("passed failed skipped skipped skipped skipped");
    expect(checkOf.instance).toMatchObject({ error: { code }, field });
    expect(outcome.canSave).toBe(false);
  });

  it("says how long to wait", async () => {
    const { checkOf } = await verifyScripted(byKey, { version: status(429, { "retry-after": "30" }) });
    expect(checkOf.instance?.error).toMatchObject({
      retryAfterSeconds: 30,
      message: "acme.example.com asks to wait 30 s before the next call.",
    });
  });
});

describe("Environment", () => {
  it("fails on a name of another one, which does not stand in the way of saving", async () => {
    const { outcome, states, checkOf } = await verifyScripted(byKey, {
      platform: json({ tenant_name: "acme-preprod" }),
    });
    expect(states).toBe("passed passed passed failed passed passed");
    expect(checkOf.environment).toMatchObject({
      field: "environment",
      error: { code: "mirakl_environment_mismatch" },
      detail: "The marketplace calls itself acme-preprod, but you chose Production.",
    });
    expect(outcome).toMatchObject({ canSave: true, firstFailure: null, tenantName: "acme-preprod" });
  });

  it.each([401, 403, 404, 405, 429, 500])("passes when the marketplace answers %i to the question", async (code) => {
    const { outcome, checkOf } = await verifyScripted(byKey, { platform: status(code) });
    expect(checkOf.environment).toMatchObject({ state: "passed", detail: "Nothing contradicts Production" });
    expect(outcome).toMatchObject({ canSave: true, tenantName: null, platformName: null });
  });

  it("goes by the host then", async () => {
    const subject = { ...byKey, baseUrl: "https://acme-dev.mirakl.net" };
    const { checkOf } = await verifyScripted(subject, { platform: status(403) });
    expect(checkOf.environment?.detail).toBe(
      "The marketplace calls itself acme-dev.mirakl.net, but you chose Production.",
    );
  });

  it("passes in the sandbox whatever names say", async () => {
    const { checkOf } = await verifyScripted({ ...byKey, environment: "sandbox" });
    expect(checkOf.environment).toMatchObject({ state: "passed", detail: "Nothing contradicts Sandbox" });
  });
});

describe("Shop and Messages", () => {
  it.each([401, 403])("are limited to messages when the shop answers %i", async (code) => {
    const { outcome, states, checkOf } = await verifyScripted(byKey, { shop: status(code) });
    expect(states).toBe("passed passed passed passed limited passed");
    expect(checkOf.shop?.error?.code).toBe("mirakl_permission_missing");
    expect(outcome).toMatchObject({ canSave: true, limitedRights: "shop", shop: null, firstFailure: null });
  });

  it("are limited to the shop when messages answer 403", async () => {
    const { outcome, states } = await verifyScripted(byKey, { threads: status(403) });
    expect(states).toBe("passed passed passed passed passed limited");
    expect(outcome).toMatchObject({ canSave: true, limitedRights: "messages" });
  });

  it("cannot both be refused", async () => {
    const { outcome, states } = await verifyScripted(byKey, { threads: status(403), shop: status(403) });
    expect(states).toBe("passed passed passed passed limited limited");
    expect(outcome).toMatchObject({
      canSave: false,
      limitedRights: null,
      firstFailure: { code: "mirakl_permission_missing" },
    });
  });

  it("fail for a Shop ID that the credentials have no access to", async () => {
    const subject = { ...byKey, shopId: "9999" };
    const { outcome, states, checkOf } = await verifyScripted(subject, { threads: status(404), shop: status(404) });
    expect(states).toBe("passed passed passed passed failed failed");
    expect(checkOf.shop).toMatchObject({
      field: "shopId",
      detail: "These credentials have no access to shop 9999.",
    });
    expect(outcome).toMatchObject({ canSave: false, firstFailure: { code: "mirakl_shop_not_found" } });
  });

  it("fail when another shop answers, even if its messages are readable", async () => {
    const { outcome, states, checkOf } = await verifyScripted({ ...byKey, shopId: "9999" });
    expect(states).toBe("passed passed passed passed failed passed");
    expect(checkOf.shop).toMatchObject({
      field: "shopId",
      detail: "Mirakl answered for ACME SHOP (2000) instead of shop 9999.",
    });
    expect(outcome).toMatchObject({ canSave: false, shop: null, firstFailure: { code: "mirakl_other_shop" } });
  });

  it.each([
    ["mirakl_unavailable", status(503)],
    ["mirakl_rate_limited", status(429)],
    ["mirakl_malformed_response", new Response("<html>")],
    ["connection_timed_out", new AppError("connection_timed_out")],
  ])("can be saved by messages alone when the shop fails with %s", async (code, shop) => {
    const { outcome, checkOf } = await verifyScripted(byKey, { shop });
    expect(checkOf.shop).toMatchObject({ state: "failed", error: { code } });
    expect(outcome).toMatchObject({ canSave: true, limitedRights: null, shop: null, firstFailure: { code } });
  });
});
