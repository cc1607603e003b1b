import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

/** The marketplace that tests use, and its port after the sandbox's first. */
export const marketplace = "acme";
const marketplacePortOffset = 1;

/** The local Mirakl as the program that it is, on ports of its own, with the control calls that domain tests need. */
export async function startSandbox() {
  const firstPort = await findFreePortBlock();
  const child = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts"], {
    cwd: new URL("../../..", import.meta.url).pathname,
    env: { NODE_ENV: "test", SANDBOX_PORT: String(firstPort) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error("the sandbox ended before it was ready"))),
  ]);

  const url = `http://127.0.0.1:${firstPort}`;
  async function control<T>(method: string, path: string, body: object = {}): Promise<T> {
    const response = await fetch(`${url}/control${path}`, {
      method,
      ...(method !== "GET" && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!response.ok) throw new Error(`sandbox: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
  return {
    url,
    marketplaceUrl: `http://127.0.0.1:${firstPort + marketplacePortOffset}`,
    control,
    createShop: (shop: { name?: string; state?: string } = {}) =>
      control<{ shopId: number; name: string }>("POST", "/shops", { marketplace, ...shop }),
    createApiKey: async (shopIds: number[], role = "full") =>
      (await control<{ apiKey: string }>("POST", "/api-keys", { marketplace, shopIds, role })).apiKey,
    createClient: (client: object) =>
      control<{ clientId: string; clientSecret: string; companyId: string | null }>("POST", "/clients", client),
    requests: async (filter: Record<string, string>) =>
      (
        await control<{ requests: { path: string; method: string }[] }>(
          "GET",
          `/requests?${new URLSearchParams(filter)}`,
        )
      ).requests,
    stop: async () => {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}

/** The first of ten ports in a row that are free; somewhere at random, so that test processes seldom meet. */
async function findFreePortBlock(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const first = 20_000 + Math.floor(Math.random() * 3_000) * 10;
    const free = await Promise.all(Array.from({ length: 10 }, (_, offset) => isFree(first + offset)));
    if (free.every(Boolean)) return first;
  }
  throw new Error("no ten free ports in a row");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
