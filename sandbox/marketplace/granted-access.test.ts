import { expect, test } from "vitest";
import { createInProcessApplication } from "../in-process-application";
import { createInProcessSandbox } from "../in-process-sandbox";
import type { IntegrationType } from "../state/sign-in-entries";

const acme = "http://127.0.0.1:4401";
const lumiere = "http://127.0.0.1:4402";

async function setUp(type: IntegrationType) {
  const sandbox = createInProcessSandbox();
  const application = await createInProcessApplication(sandbox, type);
  const { accessToken } = await application.grant();
  const get = async (url: string, authorization = `Bearer ${accessToken}`) => {
    const response = await sandbox.ask(url, { headers: { Authorization: authorization } });
    return { status: response.status, body: await response.json() };
  };
  return { ...sandbox, ...application, accessToken, get };
}

test("a seller's token opens the granted shop, which is its default, and no other", async () => {
  const { get, accessToken } = await setUp("marketplace_seller");
  expect((await get(`${acme}/api/account`)).body.shop_id).toBe(2002);
  expect((await get(`${acme}/api/account?shop_id=2002`)).status).toBe(200);
  expect((await get(`${acme}/api/inbox/threads?limit=1`)).body.data).toHaveLength(1);
  expect((await get(`${acme}/api/platform/configuration`)).status).toBe(200);
  expect((await get(`${acme}/api/account?shop_id=2001`)).status).toBe(404);
  expect((await get(`${acme}/api/account`, accessToken)).status).toBe(401);
  for (const path of ["/api/account", "/api/inbox/threads"]) expect((await get(lumiere + path)).status).toBe(401);
});

test("a seller's token, and an API key, do not list the marketplace's shops", async () => {
  const { get, world } = await setUp("marketplace_seller");
  const [key] = world.state.apiKeys.values();
  expect((await get(`${acme}/api/shops`)).status).toBe(403);
  expect((await get(`${acme}/api/shops`, key?.apiKey)).status).toBe(403);
});

test("an operator's token reads the configuration and the shops, but nothing of a shop's own", async () => {
  const { get } = await setUp("marketplace_operator");
  expect((await get(`${acme}/api/platform/configuration`)).body.tenant_name).toBe("acme-sandbox");
  expect((await get(`${acme}/api/version`)).status).toBe(200);
  const forbidden = ["/api/account", "/api/account?shop_id=2001", "/api/inbox/threads", "/api/inbox/threads/x"];
  for (const path of forbidden) expect((await get(acme + path)).status, path).toBe(403);
  expect((await get(`${acme}/api/platform/configuration?shop_id=2001`)).status).toBe(400);
  expect((await get(`${lumiere}/api/shops`)).status).toBe(401);
});

test("S20 gives pages of the marketplace's shops", async () => {
  const { get, control } = await setUp("marketplace_operator");
  await control("PUT", "/shops/state", { marketplace: "acme", shopId: 2005, state: "SUSPENDED" });
  const { body } = await get(`${acme}/api/shops`);
  expect(body.total_count).toBe(5);
  expect(body.shops).toHaveLength(5);
  expect(body.shops[0]).toMatchObject({
    shop_id: 2001,
    shop_name: "Trailhead Supply",
    shop_state: "OPEN",
    currency_iso_code: "USD",
    date_created: "2024-03-18T09:12:44Z",
  });
  const last = await get(`${acme}/api/shops?max=2&offset=4`);
  expect(last.body).toMatchObject({ total_count: 5, shops: [{ shop_id: 2005, suspension_type: "MANUAL" }] });
  expect((await get(`${acme}/api/shops?max=1`)).body.shops).toHaveLength(1);
  for (const query of ["max=0", "max=101", "offset=-1", "limit=1", "shop_id=2001"]) {
    expect((await get(`${acme}/api/shops?${query}`)).status, query).toBe(400);
  }
});

test("a Connect seller's token opens no marketplace", async () => {
  const { get } = await setUp("connect_seller");
  for (const path of ["/api/account", "/api/shops"]) expect((await get(acme + path)).status).toBe(401);
});
