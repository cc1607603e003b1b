import { describe, expect, test } from "vitest";
import { createInProcessApplication } from "../in-process-application";
import { createInProcessSandbox } from "../in-process-sandbox";
import type { IntegrationType } from "../state/sign-in-entries";

async function setUp(type: IntegrationType = "marketplace_seller", options: Record<string, unknown> = {}) {
  const sandbox = createInProcessSandbox();
  const application = await createInProcessApplication(sandbox, type, options);
  const account = async (accessToken: unknown) =>
    (await sandbox.ask("http://127.0.0.1:4401/api/account", { headers: { Authorization: `Bearer ${accessToken}` } }))
      .status;
  return { ...sandbox, ...application, account };
}

const tokens = {
  token_type: "bearer",
  access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  refresh_token: expect.stringMatching(/^[\w-]{64}$/),
};

describe("the answer", () => {
  test("to an application for sellers names the shop", async () => {
    const { code, exchange } = await setUp();
    const { status, headers, body } = await exchange(await code());
    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(body).toEqual({
      ...tokens,
      resource_owner: "nia.okafor@fernandoak.example",
      shop_id: 2002,
      shop_name: "Summit & Sons",
      marketplace_id: "acme-sandbox",
      marketplace_url: "http://127.0.0.1:4401",
    });
  });

  test("to an application for operators names the marketplace", async () => {
    const { code, exchange } = await setUp("marketplace_operator");
    expect((await exchange(await code())).body).toEqual({
      ...tokens,
      resource_owner: "owen.castle@acme.example",
      marketplace_id: "acme-sandbox",
      marketplace_url: "http://127.0.0.1:4401",
    });
  });

  test("to an application for Connect sellers names the company", async () => {
    const { code, exchange } = await setUp("connect_seller");
    expect((await exchange(await code())).body).toEqual({
      ...tokens,
      resource_owner: "nia.okafor@fernandoak.example",
      company_id: expect.any(String),
      company_name: "Fern & Oak",
      company_kind: "SELLER",
    });
  });

  test("has expires_in only if the application has a lifetime", async () => {
    const { code, exchange, account, pass } = await setUp("marketplace_seller", { tokenLifetime: 600 });
    const { body } = await exchange(await code());
    expect(body.expires_in).toBe(600);
    pass(599);
    expect(await account(body.access_token)).toBe(200);
    pass(1);
    expect(await account(body.access_token)).toBe(401);
  });

  test("without a lifetime the token does not end, whatever counts for other clients", async () => {
    const { code, exchange, account, pass, control } = await setUp();
    await control("PUT", "/token-lifetime", { seconds: 60 });
    const { body } = await exchange(await code());
    expect(body).not.toHaveProperty("expires_in");
    pass(400 * 86_400);
    expect(await account(body.access_token)).toBe(200);
  });
});

describe("a code", () => {
  test("works once; the second time it ends what came of it", async () => {
    const { code, exchange, account, refresh, authorizations } = await setUp();
    const once = await code();
    const { body } = await exchange(once);
    expect(await account(body.access_token)).toBe(200);
    const again = await exchange(once);
    expect([again.status, again.body.error]).toEqual([400, "invalid_grant"]);
    expect(await account(body.access_token)).toBe(401);
    expect((await refresh(String(body.refresh_token))).body.error).toBe("invalid_grant");
    expect(await authorizations()).toEqual([expect.objectContaining({ state: "revoked", livingAccessTokens: 0 })]);
  });

  test("works for a minute", async () => {
    const { code, exchange, pass } = await setUp();
    const [early, late] = [await code(), await code()];
    pass(59);
    expect((await exchange(early)).status).toBe(200);
    pass(1);
    const { status, body } = await exchange(late);
    expect([status, body.error]).toEqual([400, "invalid_grant"]);
    expect(body.error_description).toContain("expired");
  });

  test("works for its own client only, and is not spent by another one", async () => {
    const sandbox = createInProcessSandbox();
    const [one, other] = [
      await createInProcessApplication(sandbox, "marketplace_seller"),
      await createInProcessApplication(sandbox, "marketplace_seller"),
    ];
    const code = await one.code();
    const { status, body } = await other.exchange(code);
    expect([status, body.error]).toEqual([400, "invalid_grant"]);
    expect((await one.exchange(code)).status).toBe(200);
  });

  test("comes with the redirect_uri of its request, or with none when that had none", async () => {
    const { code, exchange, redirectUri } = await setUp();
    const named = await code({ redirectUri });
    const outcomes = [
      await exchange(named),
      await exchange(named, { redirect_uri: `${redirectUri}/` }),
      await exchange(await code(), { redirect_uri: redirectUri }),
    ];
    for (const { status, body } of outcomes) expect([status, body.error]).toEqual([400, "invalid_grant"]);
    expect((await exchange(named, { redirect_uri: redirectUri })).status).toBe(200);
  });

  test("that nobody made is refused", async () => {
    const { exchange } = await setUp();
    expect((await exchange("made-up")).body.error).toBe("invalid_grant");
  });
});

describe("the form", () => {
  test("has nothing that is not documented", async () => {
    const { code, exchange } = await setUp();
    const { status, body } = await exchange(await code(), { scope: "all", code_verifier: "x" });
    expect([status, body.error]).toEqual([400, "invalid_request"]);
    expect(body.error_description).toContain("scope, code_verifier");
  });

  test("needs the code", async () => {
    const { exchange } = await setUp();
    const { status, body } = await exchange("");
    expect([status, body.error]).toEqual([400, "invalid_request"]);
  });

  test("needs the right client", async () => {
    const { askToken, code } = await setUp();
    const fields = { grant_type: "authorization_code", code: await code() };
    const wrong = await askToken({ ...fields, client_secret: "wrong" });
    const unknown = await askToken({ ...fields, client_id: "nobody" });
    expect([wrong.status, wrong.body.error]).toEqual([401, "invalid_client"]);
    expect([unknown.status, unknown.body.error]).toEqual([401, "invalid_client"]);
    expect((await askToken(fields)).status).toBe(200);
  });

  test("is not for clients with client credentials, nor the other way round", async () => {
    const { askToken, code, world } = await setUp();
    const [client] = world.state.clients.values();
    const other = { client_id: client?.clientId ?? "", client_secret: client?.clientSecret ?? "" };
    const codeByOther = await askToken({ grant_type: "authorization_code", code: await code(), ...other });
    const credentials = await askToken({ grant_type: "client_credentials" });
    for (const { status, body } of [codeByOther, credentials]) {
      expect([status, body.error]).toEqual([400, "unauthorized_client"]);
    }
  });
});
