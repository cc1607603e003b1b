import { spawn } from "node:child_process";
import { once } from "node:events";
import { findFreePorts } from "../ports";

/** The marketplace that tests use, and its port after the sandbox's first. */
export const marketplace = "acme";
const marketplacePortOffset = 1;

/** The local Mirakl as the program that it is, on ports of its own, with the control calls that domain tests need. */
export async function startSandbox() {
  const firstPort = await findFreePorts(10);
  const child = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts"], {
    cwd: new URL("../..", import.meta.url).pathname,
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
