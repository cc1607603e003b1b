import { expect, test } from "vitest";
import { createInProcessSandbox } from "../in-process-sandbox";

const version = "http://127.0.0.1:4401/api/version";

function setUp() {
  const sandbox = createInProcessSandbox();
  const plan = (fault: Record<string, unknown>) => sandbox.control("POST", "/faults", fault);
  const statusOf = async (url: string, authorization?: string) =>
    (await sandbox.ask(url, authorization ? { headers: { Authorization: authorization } } : {})).status;
  const { apiKey = "" } = [...sandbox.world.state.apiKeys.values()][0] ?? {};
  return { ...sandbox, plan, statusOf, apiKey };
}

test("a fault answers as many calls as planned, then Mirakl does again", async () => {
  const { plan, statusOf, control } = setUp();
  await plan({ kind: "503", times: 2 });
  expect([await statusOf(version), await statusOf(version), await statusOf(version)]).toEqual([503, 503, 200]);
  expect((await control("GET", "/faults")).body).toEqual({ faults: [] });
});

test("each kind answers in its way, and the log says which", async () => {
  const { plan, ask, control } = setUp();
  await plan({ kind: "429" });
  await plan({ kind: "429", retryAfterSeconds: 7 });
  await plan({ kind: "429", retryAfterSeconds: null });
  await plan({ kind: "503", retryAfterSeconds: 9 });
  await plan({ kind: "garbage" });
  await plan({ kind: "html" });
  const answers = [];
  for (let count = 0; count < 6; count += 1) answers.push(await ask(version));
  expect(answers.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual([
    [429, "30"],
    [429, "7"],
    [429, null],
    [503, "9"],
    [200, null],
    [200, null],
  ]);
  expect(answers[4]?.headers.get("content-type")).toContain("application/json");
  await expect(answers[4]?.json()).rejects.toThrow(SyntaxError);
  expect(answers[5]?.headers.get("content-type")).toContain("text/html");
  const { requests } = (await control("GET", "/requests")).body as { requests: { fault: string }[] };
  expect(requests.map(({ fault }) => fault)).toEqual(["429", "429", "429", "503", "garbage", "html"]);
});

test("a slow answer is the right one, late", async () => {
  const { plan, ask } = setUp();
  await plan({ kind: "slow", delayMs: 120 });
  const start = performance.now();
  const response = await ask(version);
  expect(performance.now() - start).toBeGreaterThan(110);
  expect(await response.json()).toEqual({ version: expect.any(String) });
});

test("a fault for one target, path or credential leaves the others alone", async () => {
  const { plan, statusOf, apiKey, world } = setUp();
  const other = [...world.state.apiKeys.values()].find(({ label }) => label.startsWith("Two Basecamp"))?.apiKey;
  const threads = "http://127.0.0.1:4401/api/inbox/threads";
  await plan({ kind: "503", target: "lumiere", times: 9 });
  expect([await statusOf(version), await statusOf("http://127.0.0.1:4402/api/version")]).toEqual([200, 503]);
  await plan({ kind: "429", path: "/api/inbox/*", apiKey, times: 9 });
  expect(await statusOf(threads, apiKey)).toBe(429);
  expect(await statusOf(`${threads}/x`, apiKey)).toBe(429);
  expect(await statusOf("http://127.0.0.1:4401/api/account", apiKey)).toBe(200);
  expect(await statusOf(threads, other)).toBe(200);
});

test("a fault for a client meets its token requests and the calls with its tokens", async () => {
  const { plan, ask, statusOf, world } = setUp();
  const [client, other] = world.state.clients.values();
  const token = async (asked = client) => {
    const response = await ask("http://127.0.0.1:4400/oauth/token", {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: asked?.clientId ?? "",
        client_secret: asked?.clientSecret ?? "",
      }),
    });
    return response.status === 200 ? `Bearer ${(await response.json()).access_token}` : response.status;
  };
  const bearer = String(await token());
  await plan({ kind: "503", clientId: client?.clientId, times: 2 });
  expect(await token()).toBe(503);
  expect(await token(other)).toContain("Bearer ");
  expect(await statusOf("http://127.0.0.1:4401/api/account", bearer)).toBe(503);
  expect(await statusOf("http://127.0.0.1:4401/api/account", bearer)).toBe(200);
});

test("one fault can be taken back, or all", async () => {
  const { plan, control, statusOf } = setUp();
  const { body } = await plan({ kind: "503", times: 5 });
  await plan({ kind: "429", times: 5 });
  expect((await control("DELETE", `/faults/${body.id}`)).status).toBe(200);
  expect(await statusOf(version)).toBe(429);
  await control("DELETE", "/faults");
  expect(await statusOf(version)).toBe(200);
});
