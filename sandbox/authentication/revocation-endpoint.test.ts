import { describe, expect, test } from "vitest";
import { createInProcessApplication } from "../in-process-application";
import { createInProcessSandbox } from "../in-process-sandbox";

async function setUp(options: Record<string, unknown> = {}) {
  const sandbox = createInProcessSandbox();
  const application = await createInProcessApplication(sandbox, "marketplace_seller", options);
  const account = async (accessToken: unknown) =>
    (await sandbox.ask("http://127.0.0.1:4401/api/account", { headers: { Authorization: `Bearer ${accessToken}` } }))
      .status;
  return { ...sandbox, ...application, account };
}

const done = { status: 200, body: { status: "ok" } };
const base64 = (text: string) => Buffer.from(text).toString("base64");

test("a living token takes its whole authorization along, and nothing else", async () => {
  const { grant, refresh, revoke, account, authorizations } = await setUp();
  const [one, other] = [await grant(), await grant()];
  const renewed = await refresh(one.refreshToken);
  expect(await revoke(one.accessToken, { reason: "The seller left" })).toMatchObject(done);
  expect(await account(one.accessToken)).toBe(401);
  expect(await account(renewed.body.access_token)).toBe(401);
  expect((await refresh(one.refreshToken)).body.error).toBe("invalid_grant");
  expect(await account(other.accessToken)).toBe(200);
  expect(await authorizations()).toEqual([
    expect.objectContaining({
      state: "revoked",
      revocationReason: "The seller left",
      livingAccessTokens: 0,
      endedAt: "2026-03-02T10:00:00.000Z",
    }),
    expect.objectContaining({ state: "active", revocationReason: null, livingAccessTokens: 1, endedAt: null }),
  ]);
});

test("a dead token has the same answer and leaves the authorization alive", async () => {
  const { grant, refresh, revoke, account, authorizations, pass } = await setUp({ tokenLifetime: 60 });
  const { accessToken, refreshToken } = await grant();
  pass(60);
  expect(await revoke(accessToken)).toMatchObject(done);
  expect((await authorizations())[0]?.state).toBe("active");
  const renewed = await refresh(refreshToken);
  expect(await account(renewed.body.access_token)).toBe(200);
  await revoke(String(renewed.body.access_token));
  expect(await revoke(String(renewed.body.access_token), { reason: "again" })).toMatchObject(done);
  expect((await authorizations())[0]?.revocationReason).toBeNull();
});

test("an unknown token, a refresh token and the token of another client change nothing", async () => {
  const sandbox = createInProcessSandbox();
  const one = await createInProcessApplication(sandbox, "marketplace_seller");
  const other = await createInProcessApplication(sandbox, "marketplace_seller");
  const { accessToken, refreshToken } = await one.grant();
  const answers = [await one.revoke("made-up"), await one.revoke(refreshToken), await other.revoke(accessToken)];
  for (const answer of answers) expect(answer).toMatchObject(done);
  expect((await one.authorizations())[0]?.state).toBe("active");
});

describe("the client authenticates", () => {
  test("by HTTP Basic, raw or form-encoded", async () => {
    const { grant, revoke, clientId, clientSecret, authorizations } = await setUp();
    const encoded = clientId.replace("-", "%2D");
    await revoke((await grant()).accessToken, {}, `Basic ${base64(`${encoded}:${clientSecret}`)}`);
    await revoke((await grant()).accessToken, {}, `basic ${base64(`${clientId}:${clientSecret}`)}`);
    expect((await authorizations()).map(({ state }) => state)).toEqual(["revoked", "revoked"]);
  });

  test.each([
    ["nothing", () => null],
    ["a Bearer token", () => "Bearer token"],
    ["something that is no pair", () => `Basic ${base64("x")}`],
    ["something that is not base64", () => "Basic ???"],
    ["a wrong secret", (clientId: string) => `Basic ${base64(`${clientId}:wrong`)}`],
    ["an unknown client", () => `Basic ${base64("nobody:secret")}`],
  ])("and is refused with %s", async (_, headerOf) => {
    const { grant, revoke, clientId, authorizations } = await setUp();
    const { accessToken } = await grant();
    const { status, headers, body } = await revoke(accessToken, {}, headerOf(clientId));
    expect([status, body.error, headers.get("www-authenticate")]).toEqual([401, "invalid_client", "Basic"]);
    expect((await authorizations())[0]?.state).toBe("active");
  });

  test("and must be an application", async () => {
    const { revoke, world } = await setUp();
    const [client] = world.state.clients.values();
    const { status, body } = await revoke("x", {}, `Basic ${base64(`${client?.clientId}:${client?.clientSecret}`)}`);
    expect([status, body.error]).toEqual([400, "unauthorized_client"]);
  });
});

describe("the form", () => {
  test("may carry grant_type=revoke_token, as Mirakl's example does", async () => {
    const { grant, revoke } = await setUp();
    expect(await revoke((await grant()).accessToken, { grant_type: "revoke_token" })).toMatchObject(done);
  });

  test.each([
    ["another grant_type", { grant_type: "refresh_token" }, "unsupported_grant_type"],
    ["another kind of token", { token_type_hint: "refresh_token" }, "unsupported_token_type"],
    ["no kind of token", { token_type_hint: "" }, "invalid_request"],
    ["no token", { token: "" }, "invalid_request"],
    ["the client in the body", { client_id: "x" }, "invalid_request"],
  ])("is refused with %s", async (_, fields: Record<string, string>, code) => {
    const { grant, revoke, authorizations } = await setUp();
    const { status, body } = await revoke((await grant()).accessToken, fields);
    expect([status, body.error]).toEqual([400, code]);
    expect((await authorizations())[0]?.state).toBe("active");
  });

  test("is a form, in the body", async () => {
    const { ask } = await setUp();
    const json = await ask("http://127.0.0.1:4400/oauth/token/revoke", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: "{}",
    });
    const query = await ask("http://127.0.0.1:4400/oauth/token/revoke?token=x", { method: "POST" });
    const got = await ask("http://127.0.0.1:4400/oauth/token/revoke");
    expect([json.status, query.status, got.status]).toEqual([400, 400, 405]);
  });
});
