import { expect, test } from "vitest";
import { createInProcessApplication } from "../../in-process-application";
import { createInProcessSandbox } from "../../in-process-sandbox";

const page = "http://127.0.0.1:4400/";

function setUp() {
  const sandbox = createInProcessSandbox();
  const show = async (query = "") => {
    const response = await sandbox.ask(page + query);
    return { headers: response.headers, text: await response.text() };
  };
  const submit = async (form: string, fields: Record<string, string>) => {
    const response = await sandbox.ask(`${page}forms/${form}`, { method: "POST", body: new URLSearchParams(fields) });
    return { status: response.status, location: response.headers.get("location"), text: await response.text() };
  };
  return { ...sandbox, show, submit };
}

test("the page says what it is and lists every credential", async () => {
  const { show, world } = setUp();
  const { text, headers } = await show();
  expect(headers.get("content-type")).toContain("text/html");
  expect(text).toContain("A fake Mirakl on this computer");
  for (const { apiKey } of world.state.apiKeys.values()) expect(text).toContain(`data-copy="${apiKey}"`);
  for (const { email } of world.state.people.values()) expect(text).toContain(`data-copy="${email}"`);
  for (const { clientId, clientSecret } of [...world.state.clients.values(), ...world.state.applications.values()]) {
    expect(text).toContain(`data-copy="${clientId}"`);
    expect(text).toContain(`data-copy="${clientSecret}"`);
  }
});

test("only its own style and script may run, and nothing is loaded", async () => {
  const { show } = setUp();
  const { text, headers } = await show();
  expect(headers.get("referrer-policy"), "forms need their Origin header").toBe("same-origin");
  const nonce = /script-src 'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
  expect(text).toContain(`<script nonce="${nonce}">`);
  expect(text).not.toMatch(/<link|src=|@import|url\(/);
});

test("what others sent is shown as text", async () => {
  const { ask, show, submit } = setUp();
  await ask("http://127.0.0.1:4401/api/<script>alert(1)</script>?q=<img>");
  await submit("create-shop", { marketplace: "acme", name: "<b>Bold</b>" });
  const { text } = await show();
  expect(text).not.toContain("<script>alert");
  expect(text).not.toContain("<img>");
  expect(text).not.toContain("<b>Bold");
  expect(text).toContain("&lt;b&gt;Bold");
});

test("a form does what the control API does, and the page says that it is done", async () => {
  const { ask, submit, show, world } = setUp();
  const { apiKey = "" } = [...world.state.apiKeys.values()][0] ?? {};
  const { status, location } = await submit("reject-api-key", { apiKey });
  expect([status, location]).toEqual([303, "/?done=reject-api-key"]);
  expect(world.state.apiKeys.get(apiKey)?.rejected).toBe(true);
  expect((await show("?done=reject-api-key")).text).toContain("The key&#39;s state is changed.");
  expect((await show("?done=%3Cb%3E")).text).not.toContain('role="status">&lt;b');
  await submit("reject-api-key", { apiKey, rejected: "false" });
  expect((await ask("http://127.0.0.1:4401/api/account", { headers: { Authorization: apiKey } })).status).toBe(200);
});

test("the fields of every form are understood", async () => {
  const { submit, world } = setUp();
  const { clientId = "" } = [...world.state.clients.values()][0] ?? {};
  await submit("set-token-lifetime", { clientId, seconds: "null" });
  await submit("set-token-lifetime", { clientId: "", seconds: "300" });
  expect(world.state.clients.get(clientId)?.tokenLifetime).toBeNull();
  expect(world.state.defaultTokenLifetime).toBe(300);

  await submit("add-fault", {
    kind: "503",
    target: "",
    credential: `clientId:${clientId}`,
    path: "",
    times: "3",
    retryAfterSeconds: "",
    delayMs: "",
  });
  expect(world.faults.list()).toEqual([expect.objectContaining({ kind: "503", clientId, target: null, times: 3 })]);

  await submit("create-shop", { marketplace: "lumiere", name: "", state: "CLOSE", threads: "2" });
  expect(world.findShop("lumiere", 9001)?.state).toBe("CLOSE");
  await submit("set-shop-state", { shop: "lumiere/9001", state: "OPEN" });
  expect(world.findShop("lumiere", 9001)?.state).toBe("OPEN");
  await submit("create-api-key", { credentialShop: "lumiere/9001", role: "messages" });
  expect([...world.state.apiKeys.values()].at(-1)).toMatchObject({ shopIds: [9001], role: "messages" });
  await submit("create-client", { type: "marketplace", credentialShop: "lumiere/9001", role: "full" });
  expect([...world.state.clients.values()].at(-1)).toMatchObject({ marketplace: "lumiere", shopIds: [9001] });
  await submit("create-application", {
    integrationType: "connect_seller",
    redirectUri: "https://dashboard.example/back ",
    refreshTokens: "rotating",
    label: "Dashboard",
  });
  expect([...world.state.applications.values()].at(-1)).toMatchObject({
    label: "Dashboard",
    redirectUris: ["https://dashboard.example/back"],
    refreshTokens: "rotating",
  });
  await submit("add-message", {
    shop: "lumiere/9001",
    from: "customer",
    threadId: "",
    topic: "Bonjour",
    customerName: "",
    body: "<p>Salut</p>",
  });
  expect([...world.state.threads.values()].at(-1)).toMatchObject({ shopId: 9001, topic: { value: "Bonjour" } });
});

test("authorizations are listed with their history, and revoked", async () => {
  const sandbox = setUp();
  const { grant, authorizations } = await createInProcessApplication(sandbox, "marketplace_seller", { label: "Tool" });
  await grant();
  expect((await sandbox.show()).text).toContain(
    'aria-label="Revoke what nia.okafor@fernandoak.example allowed Tool for Summit &amp; Sons"',
  );
  const [authorization] = await authorizations();
  await sandbox.submit("revoke-authorization", {
    authorizationId: String(authorization?.authorizationId),
    reason: "<i>Left</i>",
  });
  const { text } = await sandbox.show();
  expect(text).toContain("revoked at Mirakl: &lt;i&gt;Left&lt;/i&gt;");
  expect(text).not.toContain('aria-label="Revoke what');
});

test("a form that does not fit changes nothing and says why", async () => {
  const { submit, world } = setUp();
  const { status, text } = await submit("add-fault", { kind: "503", times: "many" });
  expect(status).toBe(400);
  expect(text).toMatch(/role="alert">Nothing was changed\. times: /);
  expect(world.faults.list()).toEqual([]);
});
