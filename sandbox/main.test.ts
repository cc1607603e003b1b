import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { portCount } from "./addresses";

/** A hundred ports for these tests, also for runs side by side. */
const firstTestPort = 46_100;
const testPortCount = 100;

let folder: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  const left = running.splice(0).filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  await Promise.all(
    left.map((child) => {
      child.kill("SIGKILL");
      return once(child, "exit");
    }),
  );
});

/** @returns the first of so many free ports in a row as a sandbox needs; another one each time */
async function takePorts(): Promise<number> {
  const slots = Math.floor(testPortCount / portCount);
  const start = Math.floor(Math.random() * slots);
  for (let tried = 0; tried < slots; tried += 1) {
    const port = firstTestPort + ((start + tried) % slots) * portCount;
    const free = await Promise.all(Array.from({ length: portCount }, (_, offset) => isFree(port + offset)));
    if (free.every(Boolean)) return port;
  }
  throw new Error(`No ${portCount} free ports in a row from ${firstTestPort} on.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}

function run(settings: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "main.ts")], {
    env: { NODE_ENV: "test", PATH: process.env.PATH ?? "", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  const output = { out: "", error: "" };
  child.stdout.on("data", (chunk) => {
    output.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.error += chunk;
  });
  const exited = once(child, "exit").then(([code]) => Number(code));
  return { child, output, exited };
}

/** Starts a sandbox on ports of its own, on others when somebody else was faster. */
async function runSomewhere(settings: Record<string, string> = {}) {
  for (;;) {
    const port = await takePorts();
    const sandbox = await runUntilReady({ ...settings, SANDBOX_PORT: String(port) });
    if (sandbox) return { ...sandbox, port };
  }
}

/** @returns null when a port was taken */
async function runUntilReady(settings: Record<string, string>) {
  const sandbox = run(settings);
  await Promise.race([once(sandbox.child.stdout, "data"), sandbox.exited]);
  if (sandbox.output.error.includes("is already in use")) return null;
  expect(sandbox.output).toEqual({ out: expect.stringMatching(/^Local Mirakl is ready at .*\n$/), error: "" });
  return sandbox;
}

async function control(port: number, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`http://127.0.0.1:${port}/control${path}`, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    headers: { "Content-Type": "application/json" },
  });
  return (await response.json()) as Record<string, unknown>;
}

async function firstCredentials(port: number) {
  const { apiKeys, clients } = (await control(port, "/credentials")) as Record<string, Record<string, string>[]>;
  return {
    apiKey: apiKeys?.[0]?.apiKey ?? "",
    clientId: clients?.[0]?.clientId ?? "",
    clientSecret: clients?.[0]?.clientSecret ?? "",
  };
}

async function account(port: number, authorization: string): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port + 1}/api/account`, { headers: { Authorization: authorization } }))
    .status;
}

describe("the sandbox as a program", { timeout: 30_000 }, () => {
  test("plays over HTTP, says nothing secret, and ends at once on SIGTERM while calls hang", async () => {
    const { port, child, output, exited } = await runSomewhere();
    const { apiKey } = await firstCredentials(port);
    expect(await account(port, apiKey)).toBe(200);
    const [authorize, connect] = [`${port}/authorize`, `${port + 4}/api/orders`];
    const statusOf = async (place: string) => (await fetch(`http://127.0.0.1:${place}`)).status;
    expect([await statusOf(authorize), await statusOf(connect)]).toEqual([400, 401]);
    await control(port, "/faults", { kind: "slow", delayMs: 60_000 });
    const hanging = account(port, apiKey).catch(() => "cut");
    await expect.poll(async () => JSON.stringify(await control(port, "/requests"))).toContain('"fault":"slow"');

    const start = performance.now();
    child.kill("SIGTERM");
    expect(await exited).toBe(0);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(await hanging).toBe("cut");
    expect(output.out + output.error).not.toContain(apiKey);
    expect((output.out + output.error).trim().split("\n")).toHaveLength(1);
  });

  test("cuts a connection when that fault is planned, and only then", async () => {
    const { port } = await runSomewhere();
    const { apiKey } = await firstCredentials(port);
    await control(port, "/faults", { kind: "reset" });
    await expect(account(port, apiKey)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(await account(port, apiKey)).toBe(200);
  });

  test("refuses a foreign Host header on the wire", async () => {
    const { port } = await runSomewhere();
    const statuses = ["/control/credentials", "http://rebound.example/control/credentials"].map(async (path) => {
      const asked = request({ host: "127.0.0.1", port, path, headers: { Host: "rebound.example" }, agent: false });
      asked.end();
      const [response] = await once(asked, "response");
      response.resume();
      return response.statusCode;
    });
    expect(await Promise.all(statuses)).toEqual([403, 403]);
  });

  test("remembers keys, secrets, tokens and messages when it is started again", async () => {
    const dataFile = join(folder, "state.json");
    const { port, ...first } = await runSomewhere({ SANDBOX_DATA_FILE: dataFile });
    const { apiKey: old, clientId, clientSecret: oldSecret } = await firstCredentials(port);
    const { apiKey } = await control(port, "/api-keys/regenerate", { apiKey: old });
    const { clientSecret } = await control(port, "/clients/rotate-secret", { clientId });
    const { threadId } = await control(port, "/messages", { marketplace: "acme", shopId: 2001, body: "<p>Hello</p>" });
    const token = await fetch(`http://127.0.0.1:${port}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: String(clientSecret),
      }),
    });
    const { access_token: accessToken } = (await token.json()) as { access_token: string };
    first.child.kill("SIGINT");
    expect(await first.exited).toBe(0);

    expect(await runUntilReady({ SANDBOX_PORT: String(port), SANDBOX_DATA_FILE: dataFile })).not.toBeNull();
    expect([await account(port, String(apiKey)), await account(port, old)]).toEqual([200, 401]);
    expect(await account(port, `Bearer ${accessToken}`)).toBe(200);
    expect((await firstCredentials(port)).clientSecret).toBe(clientSecret);
    expect(clientSecret).not.toBe(oldSecret);
    const thread = await fetch(`http://127.0.0.1:${port + 1}/api/inbox/threads/${threadId}`, {
      headers: { Authorization: String(apiKey) },
    });
    expect(thread.status).toBe(200);
    expect(JSON.parse(await readFile(dataFile, "utf8"))).toMatchObject({ version: 1 });
  });

  test("starts all of its servers or none, and says which port is taken", async () => {
    const port = await takePorts();
    const blocker = createServer().listen(port + 2, "127.0.0.1");
    await once(blocker, "listening");
    const { output, exited } = run({ SANDBOX_PORT: String(port) });
    expect(await exited).toBe(1);
    blocker.close();
    expect(output.out).toBe("");
    expect(output.error).toMatch(new RegExp(`^Port ${port + 2} is already in use\\. Set SANDBOX_PORT .*\\n$`));
  });

  test.each(["0", "65535", "4400x"])("refuses SANDBOX_PORT=%s in one sentence", async (port) => {
    const { output, exited } = run({ SANDBOX_PORT: port });
    expect(await exited).toBe(1);
    expect(output.error).toBe("SANDBOX_PORT must be a port number from 1 to 65531.\n");
  });
});
