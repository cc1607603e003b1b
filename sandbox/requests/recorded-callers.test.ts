import { describe, expect, test } from "vitest";
import { createInProcessApplication } from "../in-process-application";
import { createInProcessSandbox } from "../in-process-sandbox";

interface Recorded {
  method: string;
  path: string;
  status: number;
}

describe("whose a request is", () => {
  test("shows at /authorize, at both token endpoints and at the marketplace", async () => {
    const sandbox = createInProcessSandbox();
    const application = await createInProcessApplication(sandbox, "marketplace_seller");
    const { ask, control } = sandbox;
    const { clientId, grant, refresh, revoke } = application;
    await ask(`http://127.0.0.1:4400/authorize?client_id=${clientId}&state=s`);
    await ask(`http://127.0.0.1:4400/authorize/sign-in?client_id=${clientId}`, {
      method: "POST",
      body: new URLSearchParams({ email: "nobody" }),
    });
    const { accessToken, refreshToken } = await grant();
    await refresh(refreshToken);
    await ask("http://127.0.0.1:4401/api/account", { headers: { Authorization: `Bearer ${accessToken}` } });
    await revoke(accessToken);
    await revoke(accessToken, {}, `Basic ${Buffer.from(`${clientId}:wrong`).toString("base64")}`);
    const { requests } = (await control("GET", `/requests?clientId=${clientId}`)).body as { requests: Recorded[] };
    expect(requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      "GET /authorize 200",
      "POST /authorize/sign-in 400",
      "POST /oauth/token 200",
      "POST /oauth/token 200",
      "GET /api/account 200",
      "POST /oauth/token/revoke 200",
      "POST /oauth/token/revoke 401",
    ]);
  });

  test("lets a fault meet one client at every endpoint", async () => {
    const sandbox = createInProcessSandbox();
    const one = await createInProcessApplication(sandbox, "marketplace_seller");
    const other = await createInProcessApplication(sandbox, "marketplace_seller");
    const fault = (path: string) => sandbox.control("POST", "/faults", { kind: "503", path, clientId: one.clientId });
    const authorize = async (clientId: string) =>
      (await sandbox.ask(`http://127.0.0.1:4400/authorize?client_id=${clientId}`)).status;
    const { accessToken, refreshToken } = await one.grant();

    await fault("/authorize");
    expect([await authorize(other.clientId), await authorize(one.clientId), await authorize(one.clientId)]).toEqual([
      200, 503, 200,
    ]);
    await fault("/oauth/token");
    const [refreshed, later] = [await one.askToken({}).catch(() => "not JSON"), await one.refresh(refreshToken)];
    expect([refreshed, later.status]).toEqual(["not JSON", 200]);
    await sandbox.control("POST", "/faults", { kind: "429", path: "/oauth/token/revoke", clientId: one.clientId });
    expect((await other.revoke(accessToken)).status).toBe(200);
    expect([(await one.revoke(accessToken)).status, (await one.revoke(accessToken)).status]).toEqual([429, 200]);
  });
});
