import { expect, test } from "vitest";
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

test("a static refresh token works again and again, and the answer has none", async () => {
  const { grant, refresh, account } = await setUp();
  const { accessToken, refreshToken } = await grant();
  const first = await refresh(refreshToken);
  const second = await refresh(refreshToken);
  expect(first.body).toEqual({
    token_type: "bearer",
    access_token: expect.any(String),
    resource_owner: "nia.okafor@fernandoak.example",
    shop_id: 2002,
    shop_name: "Summit & Sons",
    marketplace_id: "acme-sandbox",
    marketplace_url: "http://127.0.0.1:4401",
  });
  const all = [accessToken, first.body.access_token, second.body.access_token];
  expect(new Set(all).size).toBe(3);
  expect(await Promise.all(all.map(account))).toEqual([200, 200, 200]);
});

test("with rotation every refresh gives a new one and spends the old one", async () => {
  const { grant, refresh, account, authorizations } = await setUp({ refreshTokens: "rotating", tokenLifetime: 60 });
  const { refreshToken } = await grant();
  const first = await refresh(refreshToken);
  const second = await refresh(String(first.body.refresh_token));
  expect(first.body.expires_in).toBe(60);
  expect(new Set([refreshToken, first.body.refresh_token, second.body.refresh_token]).size).toBe(3);

  const spent = await refresh(refreshToken);
  expect([spent.status, spent.body.error]).toEqual([400, "invalid_grant"]);
  expect(await account(second.body.access_token)).toBe(401);
  expect((await refresh(String(second.body.refresh_token))).body.error).toBe("invalid_grant");
  const [authorization] = await authorizations();
  expect(authorization?.history).toEqual(
    ["granted", "refreshed", "refreshed", "refresh_token_reused"].map((event) => expect.objectContaining({ event })),
  );
});

test("works after the access token ended, however late", async () => {
  const { grant, refresh, account, pass } = await setUp({ tokenLifetime: 60 });
  const { accessToken, refreshToken } = await grant();
  pass(400 * 86_400);
  expect(await account(accessToken)).toBe(401);
  expect(await account((await refresh(refreshToken)).body.access_token)).toBe(200);
});

test("belongs to one client", async () => {
  const sandbox = createInProcessSandbox();
  const one = await createInProcessApplication(sandbox, "marketplace_seller", { refreshTokens: "rotating" });
  const other = await createInProcessApplication(sandbox, "marketplace_seller");
  const { refreshToken } = await one.grant();
  const { status, body } = await other.refresh(refreshToken);
  expect([status, body.error]).toEqual([400, "invalid_grant"]);
  expect((await one.refresh(refreshToken)).status).toBe(200);
});

test("an unknown one, none, and undocumented parameters are refused", async () => {
  const { refresh, askToken, grant } = await setUp();
  const { refreshToken } = await grant();
  expect((await refresh("made-up")).body.error).toBe("invalid_grant");
  expect((await refresh("")).body.error).toBe("invalid_request");
  const fields = { grant_type: "refresh_token", refresh_token: refreshToken };
  expect((await askToken({ ...fields, redirect_uri: "https://dashboard.example/auth/mirakl" })).body.error).toBe(
    "invalid_request",
  );
  expect((await askToken({ ...fields, client_secret: "wrong" })).body.error).toBe("invalid_client");
});

test("a new client secret ends the access tokens; the refresh token works with it, not with the old one", async () => {
  const { grant, account, refresh, askToken, control, clientId } = await setUp();
  const { accessToken, refreshToken } = await grant();
  const rotated = await control("POST", "/clients/rotate-secret", { clientId });
  expect(rotated.body).toMatchObject({ type: "application", clientId, revokedTokens: 1 });
  expect(await account(accessToken)).toBe(401);
  expect((await refresh(refreshToken)).body.error).toBe("invalid_client");
  const fields = { grant_type: "refresh_token", refresh_token: refreshToken };
  const renewed = await askToken({ ...fields, client_secret: String(rotated.body.clientSecret) });
  expect(await account(renewed.body.access_token)).toBe(200);
});
