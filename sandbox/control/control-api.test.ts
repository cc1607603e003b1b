import { describe, expect, test } from "vitest";
import { createInProcessSandbox } from "../in-process-sandbox";

const acme = "http://127.0.0.1:4401";

function setUp() {
  const sandbox = createInProcessSandbox();
  const { ask, control } = sandbox;
  const call = async (authorization: string, path = "/api/account") =>
    (await ask(acme + path, { headers: { Authorization: authorization } })).status;
  const token = async ({ clientId, clientSecret, ...more }: Record<string, unknown>) => {
    const fields = {
      grant_type: "client_credentials",
      client_id: String(clientId),
      client_secret: String(clientSecret),
    };
    const response = await ask("http://127.0.0.1:4400/oauth/token", {
      method: "POST",
      body: new URLSearchParams({ ...fields, ...(more as Record<string, string>) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const freshShop = async () => (await control("POST", "/shops", { marketplace: "acme", threads: 3 })).body;
  const freshKey = async () => {
    const { shopId } = await freshShop();
    const { body } = await control("POST", "/api-keys", { marketplace: "acme", shopIds: [shopId] });
    return String(body.apiKey);
  };
  const freshClient = async () => {
    const { shopId } = await freshShop();
    const { body } = await control("POST", "/clients", { type: "marketplace", marketplace: "acme", shopIds: [shopId] });
    return { clientId: String(body.clientId), clientSecret: String(body.clientSecret) };
  };
  return { ...sandbox, call, token, freshShop, freshKey, freshClient };
}

describe("credentials", () => {
  test("every ready-made one works where it says", async () => {
    const { control, ask, token } = setUp();
    const { body } = await control("GET", "/credentials");
    const { apiKeys, clients } = body as Record<"apiKeys" | "clients", Record<string, string>[]>;
    expect([apiKeys.length, clients.length]).toEqual([7, 4]);
    for (const { apiKey, marketplaceUrl, role } of apiKeys) {
      const path = role === "shop_details" ? "/api/account" : "/api/inbox/threads";
      const response = await ask(`${marketplaceUrl}${path}`, { headers: { Authorization: apiKey ?? "" } });
      expect(response.status).toBe(200);
    }
    for (const { clientId, clientSecret, companyId } of clients) {
      const audience = companyId ? { audience: companyId } : {};
      expect((await token({ clientId, clientSecret, ...audience })).status).toBe(200);
    }
  });

  test("what was made afresh is listed only when asked for", async () => {
    const { control, freshKey } = setUp();
    const apiKey = await freshKey();
    const listed = async (query: string) => JSON.stringify((await control("GET", `/credentials${query}`)).body);
    expect(await listed("")).not.toContain(apiKey);
    expect(await listed("?all=true")).toContain(apiKey);
  });
});

describe("API keys", () => {
  test("a fresh key opens its fresh shop with its messages", async () => {
    const { ask, freshKey } = setUp();
    const response = await ask(`${acme}/api/inbox/threads`, { headers: { Authorization: await freshKey() } });
    expect((await response.json()).data).toHaveLength(3);
  });

  test("a rejected key is refused until it is accepted again", async () => {
    const { call, control, freshKey } = setUp();
    const apiKey = await freshKey();
    await control("POST", "/api-keys/reject", { apiKey });
    expect(await call(apiKey)).toBe(401);
    await control("POST", "/api-keys/reject", { apiKey, rejected: false });
    expect(await call(apiKey)).toBe(200);
  });

  test("a regenerated key replaces the old one, in its place in the list", async () => {
    const { call, control } = setUp();
    const keys = async () => {
      const { body } = await control("GET", "/credentials");
      return (body.apiKeys as { label: string; apiKey: string }[]).slice();
    };
    const before = await keys();
    const old = before[0]?.apiKey ?? "";
    const { body } = await control("POST", "/api-keys/regenerate", { apiKey: old });
    expect([await call(old), await call(String(body.apiKey))]).toEqual([401, 200]);
    expect((await keys()).map(({ label }) => label)).toEqual(before.map(({ label }) => label));
    expect((await control("POST", "/api-keys/regenerate", { apiKey: old })).status).toBe(404);
  });
});

describe("clients", () => {
  test("a rotated secret ends the old one and the tokens given for it", async () => {
    const { call, control, token, freshClient } = setUp();
    const client = await freshClient();
    const { body } = await token(client);
    expect(await call(`Bearer ${body.access_token}`)).toBe(200);
    const rotated = await control("POST", "/clients/rotate-secret", { clientId: client.clientId });
    expect(rotated.body.revokedTokens).toBe(1);
    expect(await call(`Bearer ${body.access_token}`)).toBe(401);
    expect((await token(client)).status).toBe(401);
    expect((await token({ ...client, clientSecret: rotated.body.clientSecret })).status).toBe(200);
  });

  test("tokens are revoked one by one or all at once", async () => {
    const { call, control, token, freshClient } = setUp();
    const client = await freshClient();
    const [first, second, third] = [await token(client), await token(client), await token(client)];
    await control("POST", "/tokens/revoke", { accessToken: first.body.access_token });
    expect(await call(`Bearer ${first.body.access_token}`)).toBe(401);
    expect(await call(`Bearer ${second.body.access_token}`)).toBe(200);
    const all = await control("POST", "/tokens/revoke", { clientId: client.clientId });
    expect(all.body).toEqual({ revokedTokens: 2 });
    expect(await call(`Bearer ${third.body.access_token}`)).toBe(401);
    expect((await token(client)).status).toBe(200);
    const again = await control("POST", "/tokens/revoke", { accessToken: first.body.access_token });
    expect([again.status, again.body.revokedTokens]).toEqual([200, 0]);
  });

  test("a refused call with a revoked token still shows whose it was", async () => {
    const { call, control, token, freshClient } = setUp();
    const { clientId, clientSecret } = await freshClient();
    const { body } = await token({ clientId, clientSecret });
    await control("POST", "/tokens/revoke", { clientId });
    await call(`Bearer ${body.access_token}`);
    const { requests } = (await control("GET", `/requests?clientId=${clientId}`)).body as {
      requests: { status: number }[];
    };
    expect(requests.map(({ status }) => status)).toEqual([200, 401]);
  });

  test("a token lifetime counts for one client or for all", async () => {
    const { call, control, token, pass, freshClient } = setUp();
    const [one, other] = [await freshClient(), await freshClient()];
    await control("PUT", "/token-lifetime", { seconds: 60, clientId: one.clientId });
    await control("PUT", "/token-lifetime", { seconds: 600 });
    const [short, long] = [await token(one), await token(other)];
    expect([short.body.expires_in, long.body.expires_in]).toEqual([60, 600]);
    pass(60);
    expect(await call(`Bearer ${short.body.access_token}`)).toBe(401);
    expect(await call(`Bearer ${long.body.access_token}`)).toBe(200);
    await control("PUT", "/token-lifetime", { seconds: "default", clientId: one.clientId });
    expect((await token(one)).body.expires_in).toBe(600);
    await control("PUT", "/token-lifetime", { seconds: "default" });
    expect((await token(one)).body.expires_in).toBe(3599);
  });

  test("without a lifetime there is no expires_in, and the token does not end", async () => {
    const { call, control, token, pass, freshClient } = setUp();
    const client = await freshClient();
    await control("PUT", "/token-lifetime", { seconds: null, clientId: client.clientId });
    const { body } = await token(client);
    expect(body).not.toHaveProperty("expires_in");
    pass(400 * 86_400);
    expect(await call(`Bearer ${body.access_token}`)).toBe(200);
  });

  test("every type of client can be made", async () => {
    const { control, token } = setUp();
    const { body: seller } = await control("POST", "/clients", { type: "connect_seller", companyId: "company-7" });
    const { body: partner } = await control("POST", "/clients", { type: "channel_partner" });
    const keysOf = ({ clientId, clientSecret }: Record<string, unknown>) => ({ clientId, clientSecret });
    expect((await token({ ...keysOf(seller), audience: "company-7" })).body.company_id).toBe("company-7");
    expect((await token(keysOf(partner))).status).toBe(200);
  });
});

describe("requests", () => {
  test("are kept with all that they carried, and found by whose they are", async () => {
    const { control, ask, freshKey, freshClient, token } = setUp();
    const apiKey = await freshKey();
    const client = await freshClient();
    const { body } = await token(client);
    await ask(`${acme}/api/inbox/threads?limit=1&entity_id=a&entity_id=b`, { headers: { Authorization: apiKey } });
    await ask(`${acme}/api/account`, { headers: { Authorization: `Bearer ${body.access_token}` } });
    const list = async (query: string) =>
      (await control("GET", `/requests?${query}`)).body.requests as Record<string, unknown>[];

    expect(await list(`apiKey=${apiKey}`)).toEqual([
      expect.objectContaining({
        target: "acme",
        method: "GET",
        path: "/api/inbox/threads",
        query: { limit: ["1"], entity_id: ["a", "b"] },
        headers: expect.objectContaining({ authorization: apiKey }),
        status: 200,
        time: "2026-03-02T10:00:00.000Z",
      }),
    ]);
    const ofClient = await list(`clientId=${client.clientId}`);
    expect(ofClient.map(({ target, path }) => `${target} ${path}`)).toEqual([
      "authentication /oauth/token",
      "acme /api/account",
    ]);
    expect(ofClient[0]?.form).toEqual({
      grant_type: ["client_credentials"],
      client_id: [client.clientId],
      client_secret: [client.clientSecret],
    });
    expect(await list(`after=${ofClient[0]?.id}&target=authentication`)).toEqual([]);
  });

  test("refused ones are kept too, control calls are not, and all are forgotten on demand", async () => {
    const { control, ask } = setUp();
    await ask(`${acme}/nowhere`, { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"a":1}' });
    const { body } = await control("GET", "/requests");
    expect(body.requests).toEqual([expect.objectContaining({ status: 404, body: '{"a":1}', form: null })]);
    expect((await control("DELETE", "/requests")).status).toBe(200);
    expect((await control("GET", "/requests")).body).toEqual({ requests: [] });
  });
});

describe("malformed input", () => {
  test.each([
    ["PUT", "/token-lifetime", { seconds: 0 }, "seconds"],
    ["PUT", "/token-lifetime", {}, "seconds"],
    ["POST", "/shops", { marketplace: "nowhere" }, "marketplace"],
    ["POST", "/api-keys", { marketplace: "acme", shopIds: [] }, "shopIds"],
    ["POST", "/api-keys", { marketplace: "acme", shopIds: [2001], role: "king" }, "role"],
    ["POST", "/clients", { type: "connect_seller", marketplace: "acme" }, "marketplace"],
    ["POST", "/tokens/revoke", {}, "clientId"],
    ["POST", "/faults", { kind: "teapot" }, "kind"],
    ["POST", "/faults", { kind: "503", target: "elsewhere" }, "target"],
    ["POST", "/faults", { kind: "503", path: "api" }, "path"],
    ["POST", "/faults", { kind: "503", apiKey: "a", clientId: "b" }, "clientId"],
    ["POST", "/messages", { marketplace: "acme", shopId: 2001 }, "body"],
    ["GET", "/requests?since=1", undefined, "since"],
  ])("%s %s %o is refused and named", async (method, path, input, word) => {
    const { control } = setUp();
    const { status, body } = await control(method, path, input);
    expect([status, body.error]).toEqual([400, "invalid_request"]);
    expect(body.message).toContain(word);
  });

  test.each([
    ["POST", "/api-keys/reject", { apiKey: "unknown" }],
    ["POST", "/api-keys", { marketplace: "acme", shopIds: [3101] }],
    ["POST", "/clients", { type: "marketplace", marketplace: "acme", shopIds: [3101] }],
    ["POST", "/clients/rotate-secret", { clientId: "unknown" }],
    ["POST", "/tokens/revoke", { accessToken: "unknown" }],
    ["PUT", "/token-lifetime", { seconds: 60, clientId: "unknown" }],
    ["POST", "/messages", { marketplace: "acme", shopId: 2001, threadId: "unknown", body: "x" }],
    ["DELETE", "/faults/7", undefined],
    ["POST", "/nowhere", {}],
  ])("%s %s %o is not found", async (method, path, input) => {
    const { control } = setUp();
    const { status, body } = await control(method, path, input);
    expect([status, body.error]).toEqual([404, "not_found"]);
  });

  test("a body must be JSON and say so", async () => {
    const { ask } = setUp();
    const post = async (contentType: string, body: string) => {
      const init = { method: "POST", headers: { "Content-Type": contentType }, body };
      return (await ask("http://127.0.0.1:4400/control/shops", init)).status;
    };
    expect(await post("text/plain", '{"marketplace":"acme"}')).toBe(400);
    expect(await post("application/json", "{")).toBe(400);
    expect(await post("application/json", '{"marketplace":"acme"}')).toBe(201);
  });
});

test("a reset brings back the first state", async () => {
  const { call, control, freshKey, token, freshClient } = setUp();
  const { body: before } = await control("GET", "/credentials");
  const apiKey = await freshKey();
  const { body } = await token(await freshClient());
  const old = (before.apiKeys as { apiKey: string }[])[0]?.apiKey ?? "";
  await control("POST", "/api-keys/regenerate", { apiKey: old });
  await control("POST", "/faults", { kind: "503" });
  expect((await control("POST", "/reset")).status).toBe(200);
  expect((await control("GET", "/credentials")).body).toEqual(before);
  expect((await control("GET", "/faults")).body).toEqual({ faults: [] });
  expect([await call(old), await call(apiKey), await call(`Bearer ${body.access_token}`)]).toEqual([200, 401, 401]);
});
