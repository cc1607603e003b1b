import { createSandboxApps } from "./start-sandbox";
import { World } from "./world";

interface InProcessSandbox {
  world: World;
  /** Sends a request to the server whose port is in the address, without a network. */
  ask: (url: string, init?: RequestInit) => Promise<Response>;
  /** Calls the control API and returns what it answered. */
  control: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Record<string, unknown> }>;
  /** Moves the sandbox's clock. */
  pass: (seconds: number) => void;
}

/** A whole sandbox for tests: its own state, and a clock that stands still until it is moved. */
export function createInProcessSandbox(): InProcessSandbox {
  let nowMs = Date.parse("2026-03-02T10:00:00Z");
  const world = new World({ firstPort: 4400, now: () => new Date(nowMs) });
  const apps = createSandboxApps(world);
  const ask: InProcessSandbox["ask"] = async (url, init) => {
    const app = apps.get(Number(new URL(url).port));
    if (!app) throw new Error(`Nothing listens at ${url}`);
    return app.fetch(new Request(url, init));
  };
  return {
    world,
    ask,
    control: async (method, path, body) => {
      const init =
        body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
      const response = await ask(`${world.addresses.authentication}/control${path}`, { method, ...init });
      return { status: response.status, body: await response.json() };
    },
    pass: (seconds) => {
      nowMs += seconds * 1000;
    },
  };
}
