import { describe, expect, test } from "vitest";
import { createInProcessApplication } from "../in-process-application";
import { createInProcessSandbox } from "../in-process-sandbox";

const redirectUri = "https://dashboard.example/auth/mirakl";

async function setUp() {
  const sandbox = createInProcessSandbox();
  const application = await createInProcessApplication(sandbox, "marketplace_seller");
  return { ...sandbox, ...application };
}

describe("applications", () => {
  test("are made with what was asked, and listed when all are asked for", async () => {
    const { control } = createInProcessSandbox();
    const { status, body } = await control("POST", "/applications", {
      integrationType: "connect_seller",
      redirectUris: [redirectUri, `${redirectUri}?tenant=a`],
      refreshTokens: "rotating",
      tokenLifetime: 900,
      label: "Dashboard",
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      type: "application",
      clientId: expect.stringMatching(/^[\w-]{36}$/),
      clientSecret: expect.stringMatching(/^[\w-]{43}$/),
      label: "Dashboard",
      integrationType: "connect_seller",
      redirectUris: [redirectUri, `${redirectUri}?tenant=a`],
      anyLoopbackPort: false,
      refreshTokens: "rotating",
      tokenLifetime: 900,
      readyMade: false,
    });
    const listed = async (query: string) => {
      const { applications } = (await control("GET", `/credentials${query}`)).body;
      return applications as { clientId: string }[];
    };
    expect(await listed("")).toHaveLength(3);
    expect(await listed("?all=true")).toContainEqual(body);
  });

  test("come ready-made, one of each kind, the same every time", async () => {
    const read = async () => (await createInProcessSandbox().control("GET", "/credentials")).body.applications;
    const applications = (await read()) as Record<string, unknown>[];
    expect(applications.map(({ integrationType }) => integrationType).sort()).toEqual([
      "connect_seller",
      "marketplace_operator",
      "marketplace_seller",
    ]);
    expect(await read()).toEqual(applications);
    for (const application of applications) {
      expect(application).toMatchObject({ anyLoopbackPort: true, tokenLifetime: null, readyMade: true });
    }
  });

  test("have a lifetime of their own, which can be changed and taken back", async () => {
    const { control, clientId, code, exchange } = await setUp();
    const expiresIn = async () => (await exchange(await code())).body.expires_in;
    await control("PUT", "/token-lifetime", { seconds: 30, clientId });
    expect(await expiresIn()).toBe(30);
    await control("PUT", "/token-lifetime", { seconds: "default", clientId });
    expect(await expiresIn()).toBeUndefined();
  });
});

describe("people and companies", () => {
  test("are made with access to what was made for them", async () => {
    const { control, ask, clientId, exchange } = await setUp();
    const { body: shop } = await control("POST", "/shops", { marketplace: "acme", name: "Fresh Air" });
    const { body: company } = await control("POST", "/companies", { name: "Air & Co" });
    const { status, body: person } = await control("POST", "/people", {
      email: "kim@fresh.example",
      name: "Kim",
      shops: [{ marketplace: "acme", shopId: shop.shopId }],
      companies: [company.companyId],
      operatorOf: ["lumiere"],
    });
    expect(status).toBe(201);
    expect(person).toEqual({
      email: "kim@fresh.example",
      name: "Kim",
      shops: [{ marketplace: "acme", marketplaceName: "Acme Outdoor", shopId: shop.shopId, name: "Fresh Air" }],
      companies: [{ companyId: company.companyId, name: "Air & Co" }],
      operatorOf: ["lumiere"],
      readyMade: false,
    });
    const { body: made } = await control("POST", "/codes", {
      clientId,
      email: "kim@fresh.example",
      marketplace: "acme",
      shopId: shop.shopId,
    });
    expect(made).toEqual({ code: expect.any(String), redirectUri });
    expect((await exchange(String(made.code))).body.shop_name).toBe("Fresh Air");
    const page = await ask(`http://127.0.0.1:4400/authorize?client_id=${clientId}`);
    expect(await page.text()).toContain("kim@fresh.example");
  });

  test("need no more than nothing, and people are listed with the credentials", async () => {
    const { control } = createInProcessSandbox();
    const { body: person } = await control("POST", "/people", {});
    const { body: company } = await control("POST", "/companies", {});
    expect(person.email).toMatch(/^person-\w{8}@people\.example$/);
    expect(company).toEqual({
      companyId: expect.any(String),
      name: expect.stringMatching(/^Fresh company /),
      connectUrl: "http://127.0.0.1:4404",
    });
    const people = async (query: string) =>
      (await control("GET", `/credentials${query}`)).body.people as { email: string; operatorOf: string[] }[];
    expect(await people("")).toHaveLength(5);
    expect(await people("?all=true")).toContainEqual(person);
    expect((await people("")).filter(({ operatorOf }) => operatorOf.includes("acme"))).toHaveLength(1);
  });

  test("a client of a Connect seller brings its company along", async () => {
    const { control, world } = createInProcessSandbox();
    await control("POST", "/clients", { type: "connect_seller", companyId: "company-7" });
    expect(world.state.companies.get("company-7")).toMatchObject({ companyId: "company-7", readyMade: false });
  });
});

describe("authorizations", () => {
  test("are listed by application with all that happened to them", async () => {
    const { grant, refresh, authorizations, pass, control } = await setUp();
    const { refreshToken } = await grant();
    pass(60);
    await refresh(refreshToken);
    const [authorization, ...others] = await authorizations();
    expect(others).toEqual([]);
    expect(authorization).toEqual({
      authorizationId: expect.any(String),
      clientId: expect.any(String),
      application: expect.stringMatching(/^Fresh application /),
      email: "nia.okafor@fernandoak.example",
      person: "Nia Okafor",
      marketplace: "acme",
      marketplaceName: "Acme Outdoor",
      shopId: 2002,
      shopName: "Summit & Sons",
      companyId: null,
      companyName: null,
      state: "active",
      endedAt: null,
      revocationReason: null,
      livingAccessTokens: 2,
      history: [
        { at: "2026-03-02T10:00:00.000Z", event: "granted", reason: null },
        { at: "2026-03-02T10:01:00.000Z", event: "refreshed", reason: null },
      ],
    });
    expect((await control("GET", "/authorizations")).body.authorizations).toEqual([authorization]);
    expect((await control("GET", "/authorizations?clientId=other")).body.authorizations).toEqual([]);
  });

  test("are revoked at Mirakl with everything that belongs to them", async () => {
    const { grant, refresh, authorizations, control, ask } = await setUp();
    const { accessToken, refreshToken } = await grant();
    const [authorization] = await authorizations();
    const revoke = () =>
      control("POST", "/authorizations/revoke", {
        authorizationId: authorization?.authorizationId,
        reason: "Terms were broken",
      });
    expect((await revoke()).body).toMatchObject({
      state: "revoked",
      revocationReason: "Terms were broken",
      revokedTokens: 1,
    });
    const call = await ask("http://127.0.0.1:4401/api/account", {
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    expect(call.status).toBe(401);
    expect((await refresh(refreshToken)).body.error).toBe("invalid_grant");
    expect((await revoke()).body).toMatchObject({ state: "revoked", revokedTokens: 0 });
    expect((await authorizations())[0]?.history).toHaveLength(2);
  });

  test("are alive although their tokens were ended", async () => {
    const { grant, refresh, authorizations, control, clientId } = await setUp();
    const { refreshToken } = await grant();
    expect((await control("POST", "/tokens/revoke", { clientId })).body.revokedTokens).toBe(1);
    expect(await authorizations()).toEqual([expect.objectContaining({ state: "active", livingAccessTokens: 0 })]);
    expect((await refresh(refreshToken)).status).toBe(200);
  });
});

describe("malformed input", () => {
  test.each([
    ["/applications", { integrationType: "marketplace_seller" }, "redirectUris"],
    ["/applications", { integrationType: "marketplace_seller", redirectUris: [] }, "redirectUris"],
    ["/applications", { integrationType: "marketplace_seller", redirectUris: ["/back"] }, "redirectUris.0"],
    [
      "/applications",
      { integrationType: "marketplace_seller", redirectUris: ["https://a.example/#b"] },
      "redirectUris.0",
    ],
    [
      "/applications",
      { integrationType: "marketplace_seller", redirectUris: ["javascript:alert(1)"] },
      "redirectUris.0",
    ],
    ["/applications", { integrationType: "channel_partner", redirectUris: [redirectUri] }, "integrationType"],
    [
      "/applications",
      { integrationType: "connect_seller", redirectUris: [redirectUri], tokenLifetime: 0 },
      "tokenLifetime",
    ],
    ["/people", { email: "nobody" }, "email"],
    ["/people", { email: "owen.castle@acme.example" }, "email"],
    ["/people", { shops: [{ marketplace: "nowhere", shopId: 1 }] }, "shops.0.marketplace"],
    ["/companies", { name: "" }, "name"],
    ["/companies", { conversations: -1 }, "conversations"],
    ["/authorizations/revoke", {}, "authorizationId"],
  ])("%s %o is refused and named", async (path, input, word) => {
    const { control } = createInProcessSandbox();
    const { status, body } = await control("POST", path, input);
    expect([status, body.error]).toEqual([400, "invalid_request"]);
    expect(body.message).toContain(word);
  });

  test.each([
    ["/people", { shops: [{ marketplace: "acme", shopId: 3101 }] }],
    ["/people", { companies: ["unknown"] }],
    ["/authorizations/revoke", { authorizationId: "unknown" }],
    ["/codes", { clientId: "unknown", email: "owen.castle@acme.example", marketplace: "acme" }],
  ])("%s %o is not found", async (path, input) => {
    const { control } = createInProcessSandbox();
    const { status, body } = await control("POST", path, input);
    expect([status, body.error]).toEqual([404, "not_found"]);
  });

  test.each([
    [{ email: "unknown@acme.example", marketplace: "acme", shopId: 2002 }, 404, "unknown@acme.example"],
    [{ marketplace: "acme", shopId: 2001 }, 404, "acme/2001"],
    [{ marketplace: "acme" }, 400, "shopId"],
    [{ marketplace: "acme", shopId: 2002, companyId: "x" }, 400, "companyId"],
    [{ marketplace: "acme", shopId: 2002, redirectUri: "https://attacker.example/" }, 400, "redirectUri"],
  ])("a code with %o", async (input, expected, word) => {
    const { control, clientId } = await setUp();
    const { status, body } = await control("POST", "/codes", {
      clientId,
      email: "nia.okafor@fernandoak.example",
      ...input,
    });
    expect(status).toBe(expected);
    expect(body.message).toContain(word);
  });
});
