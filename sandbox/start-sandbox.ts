import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { connectPortOffset, portCount } from "./addresses";
import { createConnectApp } from "./connect/connect-app";
import { marketplaces } from "./data/marketplaces";
import { createFrontApp } from "./front-app";
import { createMarketplaceApp } from "./marketplace/marketplace-app";
import { StateFile } from "./state/state-file";
import { World } from "./world";

/** The sandbox cannot start; the message is one sentence for the terminal. */
export class SandboxStartError extends Error {
  override name = "SandboxStartError";
}

interface SandboxOptions {
  firstPort: number;
  /** Where the state is kept; null forgets it at the end. */
  dataFile: string | null;
}

export interface RunningSandbox {
  /** Address of the control page. */
  url: string;
  /** Ends all connections and keeps what is not yet kept. */
  stop(): Promise<void>;
}

/** The servers of a sandbox by their port, not listening yet. */
export function createSandboxApps(world: World): Map<number, Pick<Hono, "fetch">> {
  const { firstPort } = world.addresses;
  const apps = new Map<number, Pick<Hono, "fetch">>([[firstPort, createFrontApp(world)]]);
  for (const marketplace of marketplaces) {
    apps.set(firstPort + marketplace.portOffset, createMarketplaceApp(world, marketplace));
  }
  apps.set(firstPort + connectPortOffset, createConnectApp(world));
  return apps;
}

/**
 * Starts every server of the sandbox on 127.0.0.1, or none.
 * @throws {SandboxStartError} when a port is taken
 * @throws {StateFileError} when the data file cannot be used
 */
export async function startSandbox({ firstPort, dataFile }: SandboxOptions): Promise<RunningSandbox> {
  const file = dataFile === null ? null : new StateFile(dataFile);
  const state = (await file?.read()) ?? null;
  const world = new World({ firstPort, now: () => new Date(), state, onChange: (changed) => file?.schedule(changed) });
  await file?.flush();

  const servers: Server[] = [];
  const stop = async () => {
    await Promise.all(servers.map(close));
    await file?.flush();
  };
  try {
    for (const [port, app] of createSandboxApps(world)) {
      const server = createAdaptorServer({ fetch: app.fetch }) as Server;
      await listen(server, port);
      servers.push(server);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: world.addresses.authentication, stop };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === "EADDRINUSE" ? "is already in use" : `cannot be used (${cause.code})`;
      reject(
        new SandboxStartError(
          `Port ${port} ${reason}. Set SANDBOX_PORT to a port that is free together with the ${portCount - 1} after it.`,
          { cause },
        ),
      );
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
