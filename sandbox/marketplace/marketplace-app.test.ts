import { describe, expect, test } from "vitest";
import { createInProcessSandbox } from "../in-process-sandbox";

const acme = "http://127.0.0.1:4401";
const lumiere = "http://127.0.0.1:4402";
const northgate = "http://127.0.0.1:4403";

function setUp() {
  const sandbox = createInProcessSandbox();
  const keyOf = (label: string) => {
    const key = [...sandbox.world.state.apiKeys.values()].find((candidate) => candidate.label.startsWith(label));
    if (!key) throw new Error(`No ready-made key "${label}"`);
    return key.apiKey;
  };
  const get = async (url: string, authorization?: string, headers: Record<string, string> = {}) => {
    const response = await sandbox.ask(url, {
      headers: { ...headers, ...(authorization === undefined ? {} : { Authorization: authorization }) },
    });
    return { status: response.status, body: await response.json() };
  };
  const tokenOf = async (label: string) => {
    const client = [...sandbox.world.state.clients.values()].find((candidate) => candidate.label === label);
    const response = await sandbox.ask("http://127.0.0.1:4400/oauth/token", {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: client?.clientId ?? "",
        client_secret: client?.clientSecret ?? "",
      }),
    });
    const { access_token: accessToken } = await response.json();
    return { accessToken: String(accessToken), clientId: client?.clientId ?? "" };
  };
  return { ...sandbox, keyOf, get, tokenOf };
}

describe("authentication", () => {
  test("an API key comes bare", async () => {
    const { get, keyOf } = setUp();
    const key = keyOf("Trailhead");
    expect((await get(`${acme}/api/account`, key)).body.shop_name).toBe("Trailhead Supply");
    for (const authorization of [undefined, `Bearer ${key}`, `Basic ${key}`, `${key}x`, "Bearer ", ""]) {
      expect((await get(`${acme}/api/account`, authorization)).status, String(authorization)).toBe(401);
    }
  });

  test("an access token comes with the Bearer scheme", async () => {
    const { get, tokenOf } = setUp();
    const { accessToken } = await tokenOf("Summit & Sons");
    expect((await get(`${acme}/api/account`, `Bearer ${accessToken}`)).body.shop_id).toBe(2002);
    expect((await get(`${acme}/api/account`, accessToken)).status).toBe(401);
    expect((await get(`${acme}/api/account`, `Bearer ${accessToken}x`)).status).toBe(401);
  });

  test("works on its own marketplace only", async () => {
    const { get, keyOf, tokenOf } = setUp();
    const { accessToken } = await tokenOf("Summit & Sons");
    for (const other of [lumiere, northgate]) {
      expect((await get(`${other}/api/account`, keyOf("Trailhead"))).status).toBe(401);
      expect((await get(`${other}/api/account`, `Bearer ${accessToken}`)).status).toBe(401);
    }
  });

  test("a token ends on time", async () => {
    const { get, tokenOf, pass } = setUp();
    const { accessToken } = await tokenOf("Summit & Sons");
    pass(3598);
    expect((await get(`${acme}/api/account`, `Bearer ${accessToken}`)).status).toBe(200);
    pass(1);
    expect((await get(`${acme}/api/account`, `Bearer ${accessToken}`)).status).toBe(401);
  });

  test("the version needs none", async () => {
    const { get } = setUp();
    expect(await get(`${acme}/api/version`)).toEqual({ status: 200, body: { version: expect.any(String) } });
    expect((await get(`${acme}/api/version`, "nonsense")).status).toBe(200);
  });
});

describe("roles", () => {
  test("a key for messages reads no shop details, and the reverse", async () => {
    const { get, keyOf } = setUp();
    const statuses = async (origin: string, key: string) =>
      Promise.all(
        ["/api/account", "/api/platform/configuration", "/api/inbox/threads", "/api/inbox/threads/x"].map(
          async (path) => (await get(origin + path, key)).status,
        ),
      );
    expect(await statuses(acme, keyOf("Pine Ridge"))).toEqual([403, 403, 200, 404]);
    expect(await statuses(northgate, keyOf("Little Lantern"))).toEqual([200, 200, 403, 403]);
  });
});

describe("shops", () => {
  test("the first shop of a key is its default; the others are named", async () => {
    const { get, keyOf } = setUp();
    const key = keyOf("Two Basecamp");
    expect((await get(`${acme}/api/account`, key)).body.shop_id).toBe(2003);
    expect((await get(`${acme}/api/account?shop_id=2004`, key)).body.shop_id).toBe(2004);
    const first = await get(`${acme}/api/inbox/threads?limit=1`, key);
    const second = await get(`${acme}/api/inbox/threads?limit=1&shop_id=2004`, key);
    expect(first.body.data[0].id).not.toBe(second.body.data[0].id);
  });

  test("a shop of somebody else is not found, as one that does not exist", async () => {
    const { get, keyOf } = setUp();
    for (const shopId of [2002, 999_999]) {
      for (const path of ["/api/account", "/api/platform/configuration", "/api/inbox/threads"]) {
        expect((await get(`${acme}${path}?shop_id=${shopId}`, keyOf("Trailhead"))).status).toBe(404);
      }
    }
  });

  test("a suspended shop says so", async () => {
    const { get, keyOf } = setUp();
    const { body } = await get(`${lumiere}/api/account`, keyOf("Verrerie"));
    expect([body.shop_state, body.suspension_type]).toEqual(["SUSPENDED", "MANUAL"]);
  });

  test("two marketplaces may number their shops alike", async () => {
    const { get, keyOf } = setUp();
    const one = await get(`${acme}/api/account`, keyOf("Trailhead"));
    const other = await get(`${northgate}/api/account`, keyOf("Harbour"));
    expect([one.body.shop_id, other.body.shop_id]).toEqual([2001, 2001]);
    expect(one.body.shop_name).not.toBe(other.body.shop_name);
  });

  test("the tenant names the marketplace", async () => {
    const { get, keyOf } = setUp();
    const { body } = await get(`${lumiere}/api/platform/configuration`, keyOf("Atelier"));
    expect([body.tenant_name, body.platform_name]).toEqual(["maisonlumiere-sandbox", "Maison Lumière"]);
  });
});

describe("requests", () => {
  test.each([
    "/api/account?shop_id=abc",
    "/api/account?shop_id=",
    "/api/account?shop_id=-1",
    "/api/account?shop_id=2001&shop_id=2001",
    "/api/account?unknown=1",
    "/api/version?shop_id=abc",
    "/api/platform/configuration?limit=1",
    "/api/inbox/threads?limit=0",
    "/api/inbox/threads?limit=101",
    "/api/inbox/threads?limit=ten",
    "/api/inbox/threads?max=10",
    "/api/inbox/threads?with_messages=1",
    "/api/inbox/threads?updated_since=2026-03-01",
    "/api/inbox/threads?updated_since=2026-03-01T00:00:00",
    "/api/inbox/threads?updated_since=2026-03-01T00:00:00+01:00",
    "/api/inbox/threads?updated_since=2026-13-01T00:00:00Z",
    "/api/inbox/threads?page_token=made-up",
    "/api/inbox/threads/x?limit=1",
  ])("malformed: %s", async (path) => {
    const { get, keyOf } = setUp();
    const { status, body } = await get(acme + path, keyOf("Trailhead"));
    expect(status).toBe(400);
    expect(body.message).toEqual(expect.any(String));
  });

  test.each(["POST", "PUT", "DELETE", "PATCH"])("%s is not allowed", async (method) => {
    const { ask, keyOf } = setUp();
    for (const path of ["/api/version", "/api/account", "/api/inbox/threads"]) {
      const response = await ask(acme + path, { method, headers: { Authorization: keyOf("Trailhead") } });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "GET"]);
    }
  });

  test.each([
    ["application/json", 200],
    ["text/html, application/json;q=0.5", 200],
    ["*/*", 200],
    ["text/html", 406],
    ["application/xml", 406],
    ["application/json;q=0, text/html", 406],
  ])("Accept: %s is answered %i", async (accept, status) => {
    const { get, keyOf } = setUp();
    expect((await get(`${acme}/api/account`, keyOf("Trailhead"), { Accept: accept })).status).toBe(status);
  });

  test("what is not played is not found", async () => {
    const { get, keyOf } = setUp();
    for (const path of ["/", "/api", "/api/orders", "/account", "/api/account/"]) {
      expect((await get(acme + path, keyOf("Trailhead"))).status).toBe(404);
    }
  });
});
