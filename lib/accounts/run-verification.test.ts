import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { Secret } from "@/lib/secret";
import { checkNames } from "@/lib/vocabulary";
import type { VerificationCheck } from "./account-view";
import { runVerification, type VerificationDependencies, type VerificationSubject } from "./run-verification";
import { json, type MarketplaceScript, scriptedMarketplace, status } from "./testing/scripted-marketplace";

const byKey: VerificationSubject = {
  authenticationMethod: "api_key",
  environment: "production",
  baseUrl: "https://acme.example.com",
  shopId: null,
  companyId: null,
  credential: { kind: "api_key", apiKey: new Secret("the-api-key") },
};
const byToken: VerificationSubject = {
  ...byKey,
  authenticationMethod: "client_credentials",
  credential: { kind: "token", obtainToken: async () => ({ accessToken: new Secret("the-token") }) },
};
const refusingToken = (error: unknown): VerificationSubject => ({
  ...byToken,
  credential: { kind: "token", obtainToken: () => Promise.reject(error) },
});

async function verify(
  subject: VerificationSubject,
  script: MarketplaceScript = {},
  own: Partial<VerificationDependencies> = {},
) {
  const { fetch, asked, now } = scriptedMarketplace(script);
  const run = runVerification(subject, {
    fetch,
    now,
    checkAddress: async () => undefined,
    authHost: "auth.mirakl.net",
    ...own,
  });
  const yielded: VerificationCheck[] = [];
  let step = await run.next();
  for (; !step.done; step = await run.next()) yielded.push(step.value);
  const outcome = step.value;
  expect(yielded).toEqual(outcome.checks);
  expect(yielded.map(({ name }) => name)).toEqual([...checkNames]);
  const paths = asked.map(({ path }) => path.replace(/\?.*/, ""));
  expect(new Set(paths).size, "every operation is asked at most once").toBe(paths.length);
  const states = yielded.map(({ state }) => state).join(" ");
  const checkOf = Object.fromEntries(yielded.map((check) => [check.name, check]));
  return { outcome, asked, states, checkOf };
}

describe("a marketplace where all is well", () => {
  it("passes every check by key", async () => {
    const { outcome, asked, checkOf } = await verify(byKey);
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
    const { outcome, asked, states, checkOf } = await verify({ ...byToken, shopId: "02000" });
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
    const { outcome, checkOf } = await verify(byKey, { shop: json({ shop_id: 7, shop_name: "ACME", ...own }) });
    expect(checkOf.shop).toMatchObject({ state: "passed", detail: words });
    expect(outcome.canSave).toBe(true);
  });

  it("passes with an empty inbox and an instance that does not tell its version", async () => {
    const { states, checkOf } = await verify(byKey, { version: status(200), threads: json({ data: [] }) });
    expect(states).toBe("passed passed passed passed passed passed");
    expect(checkOf.instance?.detail).toBe("Answers like a Mirakl marketplace");
    expect(checkOf.messages?.detail).toBe("Readable, none yet");
  });
});

describe("Address", () => {
  it("fails before anything is called when the address may not be", async () => {
    const refusal = new AppError("address_not_allowed", { details: { host: "acme.example.com", reason: "no" } });
    const { outcome, asked, states, checkOf } = await verify(
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
    const { states, checkOf } = await verify(byKey, { version: new AppError(code) });
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
    const { outcome, states, checkOf } = await verify(byKey, { version });
    expect(states).toBe("passed failed skipped skipped skipped skipped");
    expect(checkOf.instance).toMatchObject({ error: { code }, field });
    expect(outcome.canSave).toBe(false);
  });

  it("says how long to wait", async () => {
    const { checkOf } = await verify(byKey, { version: status(429, { "retry-after": "30" }) });
    expect(checkOf.instance?.error).toMatchObject({
      retryAfterSeconds: 30,
      message: "acme.example.com asks to wait 30 s before the next call.",
    });
  });
});

describe("Credentials of a key", () => {
  it("are rejected when both messages and shop answer 401", async () => {
    const { outcome, asked, states, checkOf } = await verify(byKey, { threads: status(401), shop: status(401) });
    expect(states).toBe("passed passed failed skipped skipped skipped");
    expect(checkOf.credentials).toMatchObject({
      field: "apiKey",
      durationMs: 20,
      error: { code: "mirakl_credentials_rejected" },
      detail: "Mirakl does not accept this key. acme.example.com answered 401.",
    });
    expect(outcome.firstFailure?.code).toBe("mirakl_credentials_rejected");
    expect(asked).toHaveLength(3);
  });

  it("pass when only messages answer 401", async () => {
    const { outcome, states, checkOf } = await verify(byKey, { threads: status(401) });
    expect(states).toBe("passed passed passed passed passed limited");
    expect(checkOf.messages).toMatchObject({
      error: { code: "mirakl_permission_missing" },
      field: null,
      durationMs: 10,
    });
    expect(outcome).toMatchObject({ canSave: true, limitedRights: "messages", firstFailure: null });
  });

  it.each([503, 429, 400])("are left open when messages answer %i and the shop 401", async (code) => {
    const { outcome, states } = await verify(byKey, { threads: status(code), shop: status(401) });
    expect(states).toBe("passed passed failed skipped skipped skipped");
    expect(outcome.firstFailure?.code).not.toBe("mirakl_credentials_rejected");
  });

  it("are left open when messages answer 401 and the shop cannot be asked", async () => {
    const { outcome } = await verify(byKey, { threads: status(401), shop: new AppError("connection_timed_out") });
    expect(outcome.firstFailure?.code).toBe("connection_timed_out");
    expect(outcome.canSave).toBe(false);
  });

  it("pass on the shop's word when messages cannot be asked", async () => {
    const { outcome, states, checkOf } = await verify(byKey, { threads: status(503) });
    expect(states).toBe("passed passed passed passed passed failed");
    expect(checkOf.messages?.error?.code).toBe("mirakl_unavailable");
    expect(outcome).toMatchObject({ canSave: true, limitedRights: null, firstFailure: { code: "mirakl_unavailable" } });
  });
});

describe("Credentials of a client", () => {
  it.each([
    ["mirakl_client_rejected", "clientSecret"],
    ["mirakl_client_not_allowed", "clientId"],
    ["mirakl_audience_rejected", "companyId"],
    ["mirakl_unavailable", null],
    ["connection_refused", null],
  ] as const)("fail with %s", async (code, field) => {
    const { outcome, asked, states, checkOf } = await verify(refusingToken(new AppError(code)));
    expect(states).toBe("passed passed failed skipped skipped skipped");
    expect(checkOf.credentials).toMatchObject({ error: { code }, field });
    expect(outcome).toMatchObject({ canSave: false, token: null, firstFailure: { code } });
    expect(asked).toHaveLength(1);
  });

  it("name the environment in the advice", async () => {
    const { checkOf } = await verify(refusingToken(new AppError("mirakl_client_rejected")));
    expect(checkOf.credentials?.error?.advice[0]).toContain("Production");
  });

  it("lead to a wrong environment when the marketplace does not know their token", async () => {
    const { outcome, states, checkOf } = await verify(byToken, { threads: status(401), shop: status(401) });
    expect(states).toBe("passed passed passed failed skipped skipped");
    expect(checkOf.environment).toMatchObject({ error: { code: "mirakl_token_rejected" }, field: "environment" });
    expect(outcome).toMatchObject({ canSave: false, firstFailure: { code: "mirakl_token_rejected" } });
    expect(outcome.token).not.toBeNull();
  });

  it("are not blamed for a marketplace that cannot answer", async () => {
    const { outcome, states } = await verify(byToken, {
      threads: status(500),
      shop: status(500),
      platform: status(500),
    });
    expect(states).toBe("passed passed passed passed failed failed");
    expect(outcome).toMatchObject({ canSave: false, firstFailure: { code: "mirakl_unavailable" } });
  });
});

describe("Environment", () => {
  it("fails on a name of another one, which does not stand in the way of saving", async () => {
    const { outcome, states, checkOf } = await verify(byKey, { platform: json({ tenant_name: "acme-preprod" }) });
    expect(states).toBe("passed passed passed failed passed passed");
    expect(checkOf.environment).toMatchObject({
      field: "environment",
      error: { code: "mirakl_environment_mismatch" },
      detail: "The marketplace calls itself acme-preprod, but you chose Production.",
    });
    expect(outcome).toMatchObject({ canSave: true, firstFailure: null, tenantName: "acme-preprod" });
  });

  it.each([401, 403, 404, 405, 429, 500])("passes when the marketplace answers %i to the question", async (code) => {
    const { outcome, checkOf } = await verify(byKey, { platform: status(code) });
    expect(checkOf.environment).toMatchObject({ state: "passed", detail: "Nothing contradicts Production" });
    expect(outcome).toMatchObject({ canSave: true, tenantName: null, platformName: null });
  });

  it("goes by the host then", async () => {
    const subject = { ...byKey, baseUrl: "https://acme-dev.mirakl.net" };
    const { checkOf } = await verify(subject, { platform: status(403) });
    expect(checkOf.environment?.detail).toBe(
      "The marketplace calls itself acme-dev.mirakl.net, but you chose Production.",
    );
  });

  it("passes in the sandbox whatever names say", async () => {
    const { checkOf } = await verify({ ...byKey, environment: "sandbox" });
    expect(checkOf.environment).toMatchObject({ state: "passed", detail: "Nothing contradicts Sandbox" });
  });
});

describe("Shop and Messages", () => {
  it.each([401, 403])("are limited to messages when the shop answers %i", async (code) => {
    const { outcome, states, checkOf } = await verify(byKey, { shop: status(code) });
    expect(states).toBe("passed passed passed passed limited passed");
    expect(checkOf.shop?.error?.code).toBe("mirakl_permission_missing");
    expect(outcome).toMatchObject({ canSave: true, limitedRights: "shop", shop: null, firstFailure: null });
  });

  it("are limited to the shop when messages answer 403", async () => {
    const { outcome, states } = await verify(byKey, { threads: status(403) });
    expect(states).toBe("passed passed passed passed passed limited");
    expect(outcome).toMatchObject({ canSave: true, limitedRights: "messages" });
  });

  it("cannot both be refused", async () => {
    const { outcome, states } = await verify(byKey, { threads: status(403), shop: status(403) });
    expect(states).toBe("passed passed passed passed limited limited");
    expect(outcome).toMatchObject({
      canSave: false,
      limitedRights: null,
      firstFailure: { code: "mirakl_permission_missing" },
    });
  });

  it("fail for a Shop ID that the credentials have no access to", async () => {
    const subject = { ...byKey, shopId: "9999" };
    const { outcome, states, checkOf } = await verify(subject, { threads: status(404), shop: status(404) });
    expect(states).toBe("passed passed passed passed failed failed");
    expect(checkOf.shop).toMatchObject({
      field: "shopId",
      detail: "These credentials have no access to shop 9999.",
    });
    expect(outcome).toMatchObject({ canSave: false, firstFailure: { code: "mirakl_shop_not_found" } });
  });

  it("fail when another shop answers, even if its messages are readable", async () => {
    const { outcome, states, checkOf } = await verify({ ...byKey, shopId: "9999" });
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
    const { outcome, checkOf } = await verify(byKey, { shop });
    expect(checkOf.shop).toMatchObject({ state: "failed", error: { code } });
    expect(outcome).toMatchObject({ canSave: true, limitedRights: null, shop: null, firstFailure: { code } });
  });
});

describe("Mirakl Connect", () => {
  const seller = { ...byToken, baseUrl: null, companyId: "company-1" };

  it.each([
    ["a seller", seller, "A Mirakl Connect seller is checked by its token"],
    ["a channel partner", { ...seller, companyId: null }, "A channel partner can only be checked by its token"],
  ])("checks %s by the exchange alone", async (_, subject, why) => {
    const { outcome, asked, states, checkOf } = await verify(subject);
    expect(states).toBe("skipped skipped passed skipped skipped skipped");
    expect(checkOf.address?.detail).toBe(why);
    expect(checkOf.messages?.detail).toBe(why);
    expect(outcome).toMatchObject({ canSave: true, limitedRights: null, firstFailure: null });
    expect(outcome.token?.accessToken.reveal()).toBe("the-token");
    expect(asked).toEqual([]);
  });

  it("fails with the exchange", async () => {
    const subject = {
      ...refusingToken(new AppError("mirakl_audience_rejected")),
      baseUrl: null,
      companyId: "company-1",
    };
    const { outcome, states, checkOf } = await verify(subject);
    expect(states).toBe("skipped skipped failed skipped skipped skipped");
    expect(checkOf.credentials).toMatchObject({ field: "companyId" });
    expect(checkOf.shop?.detail).toBe("Not run, because Credentials failed");
    expect(outcome.canSave).toBe(false);
  });
});

describe("a mistake of ours", () => {
  it("is thrown, not shown as a failed check", async () => {
    const mistake = new RangeError("bug");
    await expect(verify(byKey, { version: mistake })).rejects.toBe(mistake);
    await expect(verify(refusingToken(mistake))).rejects.toBe(mistake);
    await expect(verify({ ...byKey, baseUrl: null })).rejects.toBeInstanceOf(TypeError);
  });
});

it.each([
  ["key", byKey, "the-api-key"],
  ["token", byToken, "the-token"],
] as const)("never shows the %s, even where it is echoed", async (_, subject, secret) => {
  const echo = json({ message: `Unknown: ${secret}` }, 401);
  const { outcome } = await verify(subject, { threads: echo.clone(), shop: echo.clone() });
  expect(outcome.firstFailure?.details.theirWords).toBe("Unknown: [hidden]");
  expect(JSON.stringify(outcome)).not.toContain(secret);
});
