import { describe, expect, test } from "vitest";
import { createInProcessSandbox } from "../in-process-sandbox";
import type { ClientType } from "../state/sandbox-state";

const form = "application/x-www-form-urlencoded";

function setUp() {
  const sandbox = createInProcessSandbox();
  const clientOf = (type: ClientType) => {
    const client = [...sandbox.world.state.clients.values()].find((candidate) => candidate.type === type);
    if (!client) throw new Error(`No ready-made client of type ${type}`);
    return client;
  };
  const askToken = async (fields: Record<string, string> | string, init: RequestInit = {}, query = "") => {
    const response = await sandbox.ask(`http://127.0.0.1:4400/oauth/token${query}`, {
      method: "POST",
      body: new URLSearchParams(fields).toString(),
      headers: { "Content-Type": form },
      ...init,
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return { ...sandbox, clientOf, askToken };
}

function fieldsOf({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  return { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
}

describe("a client of a marketplace", () => {
  test("gets exactly the documented answer", async () => {
    const { askToken, clientOf } = setUp();
    const { status, headers, body } = await askToken(fieldsOf(clientOf("marketplace")));
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toEqual({
      token_type: "Bearer",
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_in: 3599,
      target_app: "",
      resource_owner: "",
    });
  });

  test("gets another token each time, and the earlier one goes on working", async () => {
    const { askToken, clientOf, ask } = setUp();
    const first = await askToken(fieldsOf(clientOf("marketplace")));
    const second = await askToken(fieldsOf(clientOf("marketplace")));
    expect(second.body.access_token).not.toBe(first.body.access_token);
    for (const { body } of [first, second]) {
      const answer = await ask("http://127.0.0.1:4401/api/account", {
        headers: { Authorization: `Bearer ${body.access_token}` },
      });
      expect(answer.status).toBe(200);
    }
  });

  test("may not name an audience", async () => {
    const { askToken, clientOf } = setUp();
    const { status, body } = await askToken({ ...fieldsOf(clientOf("marketplace")), audience: "acme-sandbox" });
    expect([status, body.error]).toEqual([400, "invalid_target"]);
  });

  test("is told apart: unknown client, wrong secret", async () => {
    const { askToken, clientOf } = setUp();
    const client = clientOf("marketplace");
    const unknown = await askToken(fieldsOf({ ...client, clientId: "nobody" }));
    const wrong = await askToken(fieldsOf({ ...client, clientSecret: "wrong" }));
    expect([unknown.status, unknown.body.error]).toEqual([401, "invalid_client"]);
    expect([wrong.status, wrong.body.error]).toEqual([401, "invalid_client"]);
    expect(unknown.body.error_description).not.toBe(wrong.body.error_description);
  });
});

describe("a client of Mirakl Connect", () => {
  test("that is a seller must name its company", async () => {
    const { askToken, clientOf } = setUp();
    const seller = clientOf("connect_seller");
    const named = await askToken({ ...fieldsOf(seller), audience: seller.companyId ?? "" });
    const missing = await askToken(fieldsOf(seller));
    const other = await askToken({ ...fieldsOf(seller), audience: "another-company" });
    expect([named.status, named.body.company_id]).toEqual([200, seller.companyId]);
    expect([missing.status, missing.body.error]).toEqual([400, "invalid_request"]);
    expect([other.status, other.body.error]).toEqual([400, "invalid_target"]);
  });

  test("that is a channel partner needs nothing more, and opens no marketplace", async () => {
    const { askToken, clientOf, ask } = setUp();
    const { status, body } = await askToken(fieldsOf(clientOf("channel_partner")));
    const answer = await ask("http://127.0.0.1:4401/api/inbox/threads", {
      headers: { Authorization: `Bearer ${body.access_token}` },
    });
    expect([status, answer.status]).toEqual([200, 401]);
  });
});

describe("the form", () => {
  test.each([
    ["parameters in the query", {}, "?client_id=x", "query"],
    ["a body of another type", { headers: { "Content-Type": "application/json" } }, "", "Content-Type"],
    ["a body without a type", { headers: {} }, "", "Content-Type"],
    ["HTTP Basic", { headers: { "Content-Type": form, Authorization: "Basic eDp5" } }, "", "Authorization"],
  ])("is refused with %s", async (_, init, query, word) => {
    const { askToken, clientOf } = setUp();
    const { status, body } = await askToken(fieldsOf(clientOf("marketplace")), init, query);
    expect([status, body.error]).toEqual([400, "invalid_request"]);
    expect(body.error_description).toContain(word);
  });

  test("may name its charset", async () => {
    const { askToken, clientOf } = setUp();
    const headers = { "Content-Type": `${form};charset=UTF-8` };
    expect((await askToken(fieldsOf(clientOf("marketplace")), { headers })).status).toBe(200);
  });

  test.each(["grant_type", "client_id", "client_secret"])("needs %s", async (name) => {
    const { askToken, clientOf } = setUp();
    const { status, body } = await askToken({ ...fieldsOf(clientOf("marketplace")), [name]: "" });
    expect([status, body.error]).toEqual([400, "invalid_request"]);
    expect(body.error_description).toContain(name);
  });

  test("names each parameter once", async () => {
    const { askToken, clientOf } = setUp();
    const { status, body } = await askToken(`${new URLSearchParams(fieldsOf(clientOf("marketplace")))}&client_id=x`);
    expect([status, body.error]).toEqual([400, "invalid_request"]);
  });

  test("has nothing that is not documented", async () => {
    const { askToken, clientOf } = setUp();
    const { status, body } = await askToken({ ...fieldsOf(clientOf("marketplace")), scope: "all" });
    expect([status, body.error]).toEqual([400, "invalid_request"]);
    expect(body.error_description).toContain("scope");
  });

  test.each(["password", "revoke_token"])("is not played for %s", async (grantType) => {
    const { askToken, clientOf } = setUp();
    const { status, body } = await askToken({ ...fieldsOf(clientOf("marketplace")), grant_type: grantType });
    expect([status, body.error]).toEqual([400, "unsupported_grant_type"]);
  });
});

test("only POST is allowed, and what is not played is not found", async () => {
  const { ask } = setUp();
  const got = await ask("http://127.0.0.1:4400/oauth/token");
  const introspect = await ask("http://127.0.0.1:4400/oauth/token/introspect", { method: "POST" });
  const elsewhere = await ask("http://127.0.0.1:4400/authorize/elsewhere");
  expect([got.status, got.headers.get("allow")]).toEqual([405, "POST"]);
  expect([introspect.status, elsewhere.status]).toEqual([404, 404]);
});
