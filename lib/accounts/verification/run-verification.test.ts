import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { json, status } from "./testing/scripted-marketplace";
import { byKey, byToken, refusingToken, verifyScripted } from "./testing/verify-scripted";

describe("Credentials of a key", () => {
  it("are rejected when both messages and shop answer 401", async () => {
    const { outcome, asked, states, checkOf } = await verifyScripted(byKey, {
      threads: status(401),
      shop: status(401),
    });
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
    const { outcome, states, checkOf } = await verifyScripted(byKey, { threads: status(401) });
    expect(states).toBe("passed passed passed passed passed limited");
    expect(checkOf.messages).toMatchObject({
      error: { code: "mirakl_permission_missing" },
      field: null,
      durationMs: 10,
    });
    expect(outcome).toMatchObject({ canSave: true, limitedRights: "messages", firstFailure: null });
  });

  it.each([503, 429, 400])("are left open when messages answer %i and the shop 401", async (code) => {
    const { outcome, states } = await verifyScripted(byKey, { threads: status(code), shop: status(401) });
    expect(states).toBe("passed passed failed skipped skipped skipped");
    expect(outcome.firstFailure?.code).not.toBe("mirakl_credentials_rejected");
  });

  it("are left open when messages answer 401 and the shop cannot be asked", async () => {
    const { outcome } = await verifyScripted(byKey, {
      threads: status(401),
      shop: new AppError("connection_timed_out"),
    });
    expect(outcome.firstFailure?.code).toBe("connection_timed_out");
    expect(outcome.canSave).toBe(false);
  });

  it("pass on the shop's word when messages cannot be asked", async () => {
    const { outcome, states, checkOf } = await verifyScripted(byKey, { threads: status(503) });
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
    const { outcome, asked, states, checkOf } = await verifyScripted(refusingToken(new AppError(code)));
    expect(states).toBe("passed passed failed skipped skipped skipped");
    expect(checkOf.credentials).toMatchObject({ error: { code }, field });
    expect(outcome).toMatchObject({ canSave: false, token: null, firstFailure: { code } });
    expect(asked).toHaveLength(1);
  });

  it("name the environment in the advice", async () => {
    const { checkOf } = await verifyScripted(refusingToken(new AppError("mirakl_client_rejected")));
    expect(checkOf.credentials?.error?.advice[0]).toContain("Production");
  });

  it("lead to a wrong environment when the marketplace does not know their token", async () => {
    const { outcome, states, checkOf } = await verifyScripted(byToken, { threads: status(401), shop: status(401) });
    expect(states).toBe("passed passed passed failed skipped skipped");
    expect(checkOf.environment).toMatchObject({ error: { code: "mirakl_token_rejected" }, field: "environment" });
    expect(outcome).toMatchObject({ canSave: false, firstFailure: { code: "mirakl_token_rejected" } });
    expect(outcome.token).not.toBeNull();
  });

  it("are not blamed for a marketplace that cannot answer", async () => {
    const { outcome, states } = await verifyScripted(byToken, {
      threads: status(500),
      shop: status(500),
      platform: status(500),
    });
    expect(states).toBe("passed passed passed passed failed failed");
    expect(outcome).toMatchObject({ canSave: false, firstFailure: { code: "mirakl_unavailable" } });
  });
});

describe("Mirakl Connect", () => {
  const seller = { ...byToken, integrationType: "connect_seller", baseUrl: null, companyId: "company-1" } as const;

  it("checks a channel partner by the exchange alone", async () => {
    const { outcome, asked, states, checkOf } = await verifyScripted({
      ...seller,
      integrationType: "connect_channel_partner",
      companyId: null,
    });
    expect(states).toBe("skipped skipped passed skipped skipped skipped");
    expect(checkOf.address?.detail).toBe("A channel partner can only be checked by its token");
    expect(outcome).toMatchObject({ canSave: true, limitedRights: null, firstFailure: null });
    expect(outcome.token?.accessToken.reveal()).toBe("the-token");
    expect(asked).toEqual([]);
  });

  it("checks a seller by the exchange and by its conversations", async () => {
    const { outcome, asked, states, checkOf } = await verifyScripted(seller);
    expect(states).toBe("skipped skipped passed skipped skipped passed");
    expect(checkOf.address?.detail).toBe("A Mirakl Connect seller is checked by its token");
    expect(checkOf.shop?.detail).toBe("Company company-1");
    expect(outcome).toMatchObject({ canSave: true, limitedRights: null, firstFailure: null });
    expect(asked).toMatchObject([
      {
        path: "/api/conversations?updated_from=1970-01-01T00%3A00%3A00.000Z&limit=1",
        authorization: "Bearer the-token",
      },
    ]);
  });

  it.each([
    ["are refused", status(403), "limited", "mirakl_permission_missing"],
    ["cannot be answered", status(503), "failed", "mirakl_unavailable"],
  ] as const)(
    "saves a seller whose conversations %s, because the exchange is what counts",
    async (_, conversations, state, code) => {
      const { outcome, checkOf } = await verifyScripted(seller, { conversations });
      expect(checkOf.messages).toMatchObject({ state, error: { code } });
      expect(outcome.canSave).toBe(true);
    },
  );

  it("fails with the exchange", async () => {
    const subject = {
      ...refusingToken(new AppError("mirakl_audience_rejected")),
      baseUrl: null,
      companyId: "company-1",
    };
    const { outcome, states, checkOf } = await verifyScripted(subject);
    expect(states).toBe("skipped skipped failed skipped skipped skipped");
    expect(checkOf.credentials).toMatchObject({ field: "companyId" });
    expect(checkOf.shop?.detail).toBe("Not run, because Credentials failed");
    expect(outcome.canSave).toBe(false);
  });
});

describe("an operator", () => {
  const operator = { ...byToken, integrationType: "marketplace_operator" } as const;

  it("is checked by the shops of its marketplace, and has no messages", async () => {
    const { outcome, asked, states, checkOf } = await verifyScripted(operator);
    expect(states).toBe("passed passed passed passed passed skipped");
    expect(checkOf.shop?.detail).toBe("Acts for the marketplace’s 12 shops");
    expect(asked.map(({ path }) => path)).toEqual(["/api/version", "/api/shops?max=1", "/api/platform/configuration"]);
    expect(outcome).toMatchObject({ canSave: true, shop: null, firstFailure: null });
  });

  it("whose token is refused is of another environment", async () => {
    const { outcome, checkOf } = await verifyScripted(operator, { shops: status(401) });
    expect(checkOf.environment).toMatchObject({ state: "failed", error: { code: "mirakl_token_rejected" } });
    expect(outcome.canSave).toBe(false);
  });

  it("may be refused the list of shops", async () => {
    const { checkOf } = await verifyScripted(operator, { shops: status(403) });
    expect(checkOf.shop).toMatchObject({ state: "limited", error: { code: "mirakl_permission_missing" } });
  });
});

describe("a mistake of ours", () => {
  it("is thrown, not shown as a failed check", async () => {
    const mistake = new RangeError("bug");
    await expect(verifyScripted(byKey, { version: mistake })).rejects.toBe(mistake);
    await expect(verifyScripted(refusingToken(mistake))).rejects.toBe(mistake);
    await expect(verifyScripted({ ...byKey, baseUrl: null })).rejects.toBeInstanceOf(TypeError);
  });
});

it.each([
  ["key", byKey, "the-api-key"],
  ["token", byToken, "the-token"],
] as const)("never shows the %s, even where it is echoed", async (_, subject, secret) => {
  const echo = json({ message: `Unknown: ${secret}` }, 401);
  const { outcome } = await verifyScripted(subject, { threads: echo.clone(), shop: echo.clone() });
  expect(outcome.firstFailure?.details.theirWords).toBe("Unknown: [hidden]");
  expect(JSON.stringify(outcome)).not.toContain(secret);
});
